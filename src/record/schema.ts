import { frozenTables } from "./frozen-tables.ts";
import { verdictHistory } from "./schema-verdicts.ts";

/**
 * The ledger in SQL of PostgreSQL 15. Every rule of DESIGN section 6 that the database can hold is held here and not only in code:
 * nothing is changed or deleted, a recorder writes as itself only, a follower fits what it follows, and nothing stands without a page.
 * The schema in which the tables are made is noted in every function, and before pg_temp: a temporary table of the name of one of these
 * is looked at by nobody.
 */
const ledgerTables = `
select set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

create table citation (
  id text primary key check (id = left(encode(sha256(convert_to(address, 'UTF8')), 'hex'), 12)),
  address text not null unique check (length(address) between 1 and 2000),
  publisher text not null check (length(publisher) between 1 and 300)
);
comment on table citation is 'A page that statements rest on';
comment on column citation.id is 'First 12 hex digits of the sha-256 of the address';
comment on column citation.address is 'Where the publisher keeps the page';
comment on column citation.publisher is 'Host of the address without www.';

create table statement (
  id text primary key check (id ~ '^[0-9a-f]{24}$'),
  partnership text not null check (partnership ~ '^[a-z0-9-]+$'),
  subject text not null check (subject = partnership or subject like partnership || '/%'),
  property text not null check (length(property) between 1 and 200),
  value jsonb check (value <> 'null'::jsonb),
  words text,
  lang text check (lang ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  speaker text not null check (speaker ~ '^(record|party:[A-Z]{2}|publisher:[a-z0-9.-]+)$'),
  attributed_to text,
  said_on text check (said_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  said_on_is text check (said_on_is in ('event', 'report')),
  follows text,
  follow_kind text check (follow_kind in ('correction', 'change-of-position', 'withdrawal')),
  follow_reason text,
  recorded_by text not null check (recorded_by ~ '^(editor|operator|party:[A-Z]{2})$'),
  recorded_at timestamptz not null,
  own boolean not null generated always as (recorded_by = speaker) stored,
  value_sha256 text not null check (value_sha256 ~ '^[0-9a-f]{64}$'),
  pages smallint not null check (pages >= 0),
  unique (id, pages),
  unique (id, subject, property, speaker),
  check (pages > 0 or follow_kind is not distinct from 'withdrawal'),
  check ((follows is null) = (follow_kind is null)),
  check (follows <> id),
  check (follow_kind is distinct from 'withdrawal' or (value is null and words is null and length(coalesce(follow_reason, '')) > 0)),
  foreign key (follows, subject, property, speaker) references statement (id, subject, property, speaker)
);
create unique index statement_first on statement (subject, property, speaker) where follows is null and recorded_by = 'editor';
create index statement_partnership on statement (partnership);
create index statement_follows on statement (follows);
comment on table statement is 'Who said what of which subject, and who wrote it down; lines are only ever added';
comment on column statement.id is 'First 24 hex digits of the sha-256 of what the statement says; the same in every installation';
comment on column statement.partnership is 'Id of the partnership';
comment on column statement.subject is 'Address of the entry below the language';
comment on column statement.property is 'Property of the entry; follow_ups.f1 for an item of a list';
comment on column statement.value is 'In the shape of the property; null in a withdrawal and after a redaction';
comment on column statement.words is 'The record''s summary of how the speaker puts it';
comment on column statement.lang is 'BCP 47 of value and words; null = no text or not known';
comment on column statement.speaker is 'record, party:XX or publisher:host';
comment on column statement.attributed_to is 'Whom the page names, where that is not the speaker';
comment on column statement.said_on is 'ISO 8601 year, month or day; null = not known';
comment on column statement.said_on_is is 'Whether said_on is the day of the words or of the page';
comment on column statement.follows is 'The statement this one follows: same subject, property and speaker';
comment on column statement.follow_kind is 'correction, change-of-position or withdrawal';
comment on column statement.follow_reason is 'Why; required of a withdrawal';
comment on column statement.recorded_by is 'editor, operator or party:XX';
comment on column statement.recorded_at is 'When it was written down';
comment on column statement.own is 'The speaker recorded it itself';
comment on column statement.value_sha256 is 'sha-256 of the canonical JSON of value and words; stands after a redaction';
comment on column statement.pages is 'How many pages it rests on: all are written with it, none is added later';

create table statement_citation (
  statement_id text not null,
  pages smallint not null,
  position smallint not null check (position >= 0 and position < pages),
  citation_id text not null references citation,
  seen_on text not null check (seen_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (statement_id, position),
  foreign key (statement_id, pages) references statement (id, pages)
);
comment on table statement_citation is 'The pages of a statement, in their order';
comment on column statement_citation.statement_id is 'The statement';
comment on column statement_citation.pages is 'How many pages the statement rests on';
comment on column statement_citation.position is 'Place among the pages of the statement, from 0';
comment on column statement_citation.citation_id is 'The page';
comment on column statement_citation.seen_on is 'Day on which the page was read';
comment on column statement_citation.sha256 is 'Of the bytes read, where kept';

create table redaction (
  statement_id text primary key references statement,
  reason text not null check (length(reason) between 1 and 500),
  at timestamptz not null
);
comment on table redaction is 'Statements whose value was removed';
comment on column redaction.statement_id is 'The statement';
comment on column redaction.reason is 'Why; shown in public in place of the value';
comment on column redaction.at is 'When';

create table folder_load (
  partnership text primary key,
  hash text not null,
  at timestamptz not null
);
comment on table folder_load is 'What was last loaded of each partnership folder; no part of the record';
comment on column folder_load.partnership is 'Id of the partnership';
comment on column folder_load.hash is 'Hash of the folder and of the software that read it';
comment on column folder_load.at is 'When';
`;

const ledgerRules = `
create function refuse_change() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_table_name = 'statement' and tg_op = 'UPDATE' and pg_trigger_depth() > 1 then return null; end if; -- by blank_statement, see below
  raise exception 'the ledger is only added to: % of % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;

create function refuse_other_change() returns trigger language plpgsql set search_path from current as $$
begin
  if new.value is null and new.words is null and exists (select 1 from redaction where statement_id = old.id)
    and to_jsonb(new) - 'value' - 'words' - 'own' = to_jsonb(old) - 'value' - 'words' - 'own' -- own is generated after this trigger
  then return new;
  end if;
  raise exception 'the ledger is only added to: a redaction blanks value and words, and nothing else' using errcode = '42501';
end $$;

create function blank_statement() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update statement set value = null, words = null where id = new.statement_id and follow_kind is distinct from 'withdrawal';
  if not found then raise exception 'statement % has no value to remove', new.statement_id using errcode = '23514'; end if;
  return null;
end $$;

create function check_follower() returns trigger language plpgsql set search_path from current as $$
declare followed record;
begin
  select own, recorded_by, follow_kind into followed from statement where id = new.follows;
  if not found then -- what is followed stands before: no circle can be written, not even within one command
    raise exception 'statement % follows %, which is not in the ledger', new.id, new.follows using errcode = '23503';
  end if;
  if followed.follow_kind = 'withdrawal' and new.follow_kind <> 'withdrawal' then
    raise exception 'statement % follows a withdrawal, which can only be withdrawn', new.id using errcode = '23514';
  end if;
  if followed.own and followed.recorded_by <> new.recorded_by then
    raise exception '% cannot follow what % recorded itself', new.recorded_by, new.speaker using errcode = '42501';
  end if;
  return new;
end $$;

create function check_whole() returns trigger language plpgsql set search_path from current as $$
begin
  if new.follow_kind is distinct from 'withdrawal' and new.value is null then
    raise exception 'statement % says nothing', new.id using errcode = '23514';
  end if;
  if new.pages <> (select count(*) from statement_citation where statement_id = new.id) then
    raise exception 'statement % does not have the % pages that it rests on', new.id, new.pages using errcode = '23514';
  end if;
  if new.speaker like 'publisher:%' and new.pages > 0 and not exists (
    select 1 from statement_citation join citation on citation.id = citation_id
     where statement_id = new.id and 'publisher:' || publisher = new.speaker) then
    raise exception 'statement % cites no page of its speaker %', new.id, new.speaker using errcode = '23514';
  end if;
  return null;
end $$;

create trigger statement_follows before insert on statement for each row when (new.follows is not null) execute function check_follower();
create constraint trigger statement_is_whole after insert on statement
  deferrable initially deferred for each row execute function check_whole();
create trigger statement_kept before update or delete or truncate on statement for each statement execute function refuse_change();
create trigger statement_blanked before update on statement for each row execute function refuse_other_change();
create trigger citation_kept before update or delete or truncate on citation for each statement execute function refuse_change();
create trigger statement_citation_kept before update or delete or truncate on statement_citation
  for each statement execute function refuse_change();
create trigger redaction_kept before update or delete or truncate on redaction for each statement execute function refuse_change();
create trigger redaction_blanks after insert on redaction for each row execute function blank_statement();
`;

/**
 * Whoever uses the ledger takes one of four roles for each transaction: a reader, the editor, the operator, or a party, named in the
 * transaction's setting sarai.party. The policies name the role itself, since the owner of the tables is a member of all of them.
 */
const ledgerRoles = `
do $$
declare name text;
begin
  foreach name in array array['sarai_reader', 'sarai_editor', 'sarai_operator', 'sarai_party'] loop
    begin
      if not exists (select 1 from pg_roles where rolname = name) then execute format('create role %I nologin', name); end if;
    exception when duplicate_object or unique_violation then null; -- another database of this server was brought up at the same moment
    end;
    execute format('grant %I to current_user', name);
    execute format('grant usage on schema %I to %I', current_schema(), name);
    execute format('grant select on citation, statement, statement_citation, redaction, folder_load to %I', name);
    if name <> 'sarai_reader' then execute format('grant insert on citation, statement, statement_citation to %I', name); end if;
  end loop;
end $$;
grant insert, update on folder_load to sarai_editor;
grant insert on redaction to sarai_operator;

alter table statement enable row level security;
alter table statement force row level security;
alter table redaction enable row level security;
alter table redaction force row level security;
create policy statement_read on statement for select using (true);
create policy statement_by_editor on statement for insert to sarai_editor
  with check (current_user = 'sarai_editor' and recorded_by = 'editor');
create policy statement_by_operator on statement for insert to sarai_operator
  with check (current_user = 'sarai_operator' and recorded_by = 'operator');
create policy statement_by_party on statement for insert to sarai_party
  with check (current_user = 'sarai_party' and recorded_by = 'party:' || current_setting('sarai.party', true) and speaker = recorded_by);
create policy statement_blank on statement for update using (exists (select 1 from redaction where statement_id = id));
create policy redaction_read on redaction for select using (true);
create policy redaction_by_operator on redaction for insert to sarai_operator with check (current_user = 'sarai_operator');
`;

/** Migrations in their order; one that was released never changes. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: "0001-the-ledger", sql: `${ledgerTables}${ledgerRules}${ledgerRoles}` },
  { name: "0002-frozen-answers", sql: frozenTables },
  { name: "0003-verdict-history", sql: verdictHistory },
];
