-- A pruned device is kept for a week without being sent to.
alter table devices add column pruned_at timestamp(3) with time zone;
-- By which Live Activities are started on it.
alter table devices add column start_token varchar(512);
alter table devices add column start_environment varchar(20);
-- Not by the time alone: H2 would take it for "pruned_at is null", and read all living devices.
create index devices_pruned on devices (transport, pruned_at);

-- To find what still waits for a turn that has ended.
create index alarms_of_turn on alarms (room_id, turn, code);

alter table dead_letters add column alarm_id varchar(64);
alter table dead_letters add column replays int default 0 not null;
alter table dead_letters add column replayed_at timestamp(3) with time zone;
create index dead_letters_newest on dead_letters (dead_since desc, id desc);
create index dead_letters_of_reason on dead_letters (reason, dead_since desc, id desc);

create table live_activities (
  room_id varchar(64) not null,
  id varchar(64) not null,
  member_id varchar(64) not null,
  token varchar(512) not null,
  environment varchar(20) not null,
  turn int not null,
  writer_id varchar(64) not null,
  phase varchar(20) not null,
  due_at timestamp(3) with time zone not null,
  last_timestamp timestamp(3) with time zone not null,
  not_before timestamp(3) with time zone,
  started_at timestamp(3) with time zone not null,
  primary key (room_id, id)
);
create index live_activities_of_member on live_activities (member_id);

-- Activities that pushes have started, until their phones have told their names for them.
create table activity_starts (
  room_id varchar(64) not null,
  turn int not null,
  device_id varchar(64) not null,
  member_id varchar(64) not null,
  writer_id varchar(64) not null,
  state varchar(20) not null,
  due_at timestamp(3) with time zone not null,
  sent_at timestamp(3) with time zone not null,
  not_before timestamp(3) with time zone not null,
  primary key (room_id, turn, device_id)
);
create index activity_starts_of_member on activity_starts (room_id, member_id);

-- What the phones of the phones page have on their lock screens.
create table phone_activities (
  token varchar(512) primary key,
  activity_id varchar(64) not null,
  member_id varchar(64) not null,
  room_id varchar(64) not null,
  room_name varchar(120) not null,
  writer_name varchar(120) not null,
  turn int not null,
  end_time timestamp(3) with time zone not null,
  status varchar(20) not null,
  sent_at timestamp(3) with time zone not null,
  leaves_at timestamp(3) with time zone not null
);
create index phone_activities_of_member on phone_activities (member_id);
