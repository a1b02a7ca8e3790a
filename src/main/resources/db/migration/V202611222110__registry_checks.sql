-- healed_at: when get_auth_info last answered for a corp that was in doubt.
-- checks_rest_until: no check of the suite's corps before, for there was no suite token to ask with.
alter table authorized_corp add column healed_at timestamp with time zone;
alter table suite add column checks_rest_until timestamp with time zone;
