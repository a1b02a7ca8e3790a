-- What was lost is asked for again and again, by whoever has to be alerted.
create index pending_exchange_state on pending_exchange (state, received_at);
