import { createRole } from "./create-role.ts";

/**
 * Frozen answers in SQL of PostgreSQL 15: kept under the hash of their bytes, added by a role that can do nothing else, never changed or
 * deleted. One thing takes an answer out: the redaction of a statement that it held (DESIGN section 8), which blanks it with the statement;
 * hash, dates and the reason stay. An answer held a statement where it names it, or where it names its entry and shows a part of its value.
 */
export const frozenTables = `
select set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

create table frozen_answer (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  partnership text not null check (partnership ~ '^[a-z0-9-]+$'),
  question text not null check (length(question) between 1 and 100),
  body text constraint frozen_answer_fits check (body is null or hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  size_bytes integer not null check (size_bytes between 1 and 1048576),
  frozen_at timestamptz not null,
  removed_by text references redaction,
  check ((body is null) = (removed_by is not null))
);
create index frozen_answer_partnership on frozen_answer (partnership);
comment on table frozen_answer is 'Answers that somebody cites: the same bytes for ever, under their hash';
comment on column frozen_answer.hash is 'sha-256 of the bytes';
comment on column frozen_answer.partnership is 'Id of the partnership that was asked about';
comment on column frozen_answer.question is 'Id of the question';
comment on column frozen_answer.body is 'The answer as canonical JSON; null where a redaction took it out';
comment on column frozen_answer.size_bytes is 'Length of the answer';
comment on column frozen_answer.frozen_at is 'When it was cited first';
comment on column frozen_answer.removed_by is 'The redacted statement that it held';

create function refuse_frozen_change() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and pg_trigger_depth() > 1 then return null; end if; -- by blank_answers, see below
  raise exception 'frozen answers are only added to: % of % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;

create function refuse_other_frozen_change() returns trigger language plpgsql set search_path from current as $$
begin
  if new.body is null and exists (select 1 from redaction where statement_id = new.removed_by)
    and to_jsonb(new) - 'body' - 'removed_by' = to_jsonb(old) - 'body' - 'removed_by' then return new;
  end if;
  raise exception 'frozen answers are only added to: a redaction takes one out, and nothing else' using errcode = '42501';
end $$;

create function blank_answers() returns trigger language plpgsql security definer set search_path from current as $$
begin
  with parts as (
    select statement.subject, leaf, to_json(leaf #>> '{}')::text as quoted
      from statement, jsonb_path_query(jsonb_build_array(value, words), 'strict $.**') as leaf
     where id = new.statement_id and jsonb_typeof(leaf) in ('string', 'number')
  )
  update frozen_answer set body = null, removed_by = new.statement_id
   where body is not null and (
     position('"' || new.statement_id || '"' in body) > 0
     or exists (
       select 1 from parts
        where (position('"' || subject || '"' in body) > 0 or position('"' || regexp_replace(subject, '^.*/', '') || '"' in body) > 0)
          and position(substr(quoted, 2, length(quoted) - 2) in body) > 0));
  return null;
end $$;

create trigger frozen_answer_kept before update or delete or truncate on frozen_answer for each statement execute function refuse_frozen_change();
create trigger frozen_answer_blanked before update on frozen_answer for each row execute function refuse_other_frozen_change();
-- triggers fire in the order of their names: this one before redaction_blanks, while the value still stands
create trigger redaction_answers after insert on redaction for each row execute function blank_answers();

${createRole("sarai_citer")}
grant select on frozen_answer, redaction to sarai_citer;
grant select on frozen_answer to sarai_reader;
grant insert on frozen_answer to sarai_citer;

alter table frozen_answer enable row level security;
alter table frozen_answer force row level security;
create policy frozen_answer_read on frozen_answer for select using (true);
create policy frozen_answer_by_citer on frozen_answer for insert to sarai_citer with check (current_user = 'sarai_citer' and removed_by is null);
create policy frozen_answer_blank on frozen_answer for update using (true)
  with check (body is null and exists (select 1 from redaction where statement_id = removed_by));
`;
