-- The id of the app in the corp, of an authorisation that was loaded with a scenario; else it comes of the row's id.
alter table sandbox_authorisation add column agent_id bigint;
