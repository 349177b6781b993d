-- A pruned device is kept for a week without being sent to.
alter table devices add column pruned_at timestamp(3) with time zone;
-- By which Live Activities are started on it.
alter table devices add column start_token varchar(512);
alter table devices add column start_environment varchar(20);
create index devices_pruned on devices (pruned_at);

-- To find what still waits for a turn that has ended.
create index alarms_of_turn on alarms (room_id, turn, code);

alter table dead_letters add column alarm_id varchar(64);
alter table dead_letters add column replays int default 0 not null;
alter table dead_letters add column replayed_at timestamp(3) with time zone;
create index dead_letters_newest on dead_letters (dead_since desc, id desc);
