-- The sweep of every second is to read what is due, and not all corps that exist: what is due because something happened comes first,
-- then what nobody has asked for a day, one range of one index each. The old ones go last, as that holds up whoever reads the table.
create index authorized_corp_check on authorized_corp (check_due_at, reconcile_at);
drop index authorized_corp_due;
drop index authorized_corp_reconcile;
