-- The watch over tokens asks every few seconds which of them failed last.
create index stored_token_failed on stored_token (failed_at desc, id desc);
drop index stored_token_problem;
