/** Creates a role of the record in SQL, where it is absent, with the use of the record's schema. `name` is one of the software's own. */
export function createRole(name: string): string {
  return `do $$
begin
  begin
    if not exists (select 1 from pg_roles where rolname = '${name}') then create role ${name} nologin; end if;
  exception when duplicate_object or unique_violation then null; -- another database of this server was brought up at the same moment
  end;
  grant ${name} to current_user;
  execute format('grant usage on schema %I to ${name}', current_schema());
end $$;`;
}
