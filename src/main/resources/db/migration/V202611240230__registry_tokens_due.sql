-- The sweeps look every second or so for what is due: they are to read that, and not all that is there.
-- What is due because it happened comes first, then what nobody has asked for a day: one range each.
drop index authorized_corp_due;
drop index authorized_corp_reconcile;
create index authorized_corp_due on authorized_corp (check_due_at, reconcile_at);
create index stored_token_failed on stored_token (failed_at desc, id desc);
