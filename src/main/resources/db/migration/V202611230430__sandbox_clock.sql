-- How far the sandbox's time is from the machine's; one row. A node that sees another turn takes it over.
create table sandbox_clock (
  id integer primary key,
  turn bigint not null,
  ahead_ms bigint not null,
  stopped_at timestamp with time zone
);

insert into sandbox_clock (id, turn, ahead_ms, stopped_at) values (1, 0, 0, null);
