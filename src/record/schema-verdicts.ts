import { createRole } from "./create-role.ts";

/**
 * The history of verdicts, by the rules of the ledger (schema.ts): lines are only added, by a role of its own that can add nothing else,
 * and each follows the one before it of the same claim.
 */
export const verdictHistory = `
create table claim_verdict (
  id text primary key check (id ~ '^[0-9a-f]{24}$'),
  subject text not null check (subject ~ '^[a-z0-9-]+/claims/[a-z0-9-]+$'),
  place integer not null check (place >= 1),
  verdict text not null
    check (verdict in ('holds', 'holds-under-some-readings', 'does-not-hold', 'cannot-be-checked', 'not-a-question-of-fact')),
  readings jsonb not null check (jsonb_typeof(readings) = 'array'),
  previous text,
  previous_place integer generated always as (place - 1) stored,
  snapshot text not null,
  record_version text not null,
  software text not null,
  checked_at timestamptz not null,
  unique (subject, place),
  unique (id, subject, place),
  check ((place = 1) = (previous is null)),
  foreign key (previous, subject, previous_place) references claim_verdict (id, subject, place)
);
comment on table claim_verdict is 'What checks of claims came to, where that differs from the check before; lines are only ever added';
comment on column claim_verdict.id is 'First 24 hex digits of the sha-256 of what it says and of the line before it';
comment on column claim_verdict.subject is 'Address of the claim below the language';
comment on column claim_verdict.place is 'Place in the history of its claim, from 1';
comment on column claim_verdict.verdict is 'What its readings came to together';
comment on column claim_verdict.readings is 'Readings that came out otherwise than before: id, verdict (null = no longer asked) and value';
comment on column claim_verdict.previous is 'The line before it of the same claim; null in the first';
comment on column claim_verdict.previous_place is 'Place of that line';
comment on column claim_verdict.snapshot is 'Id of the warehouse that was asked';
comment on column claim_verdict.record_version is 'Version of the record that was asked';
comment on column claim_verdict.software is 'Version of the software that checked';
comment on column claim_verdict.checked_at is 'When it was checked';

create trigger claim_verdict_kept before update or delete or truncate on claim_verdict for each statement execute function refuse_change();

${createRole("sarai_checker")}
grant select on claim_verdict to sarai_reader, sarai_editor, sarai_operator, sarai_party, sarai_checker;
grant insert on claim_verdict to sarai_checker;

alter table claim_verdict enable row level security;
alter table claim_verdict force row level security;
create policy claim_verdict_read on claim_verdict for select using (true);
create policy claim_verdict_by_checker on claim_verdict for insert to sarai_checker with check (current_user = 'sarai_checker');
`;
