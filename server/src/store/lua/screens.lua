-- earshot_v4_exchange: puts a value in the place of the one that is expected there, and only of that.
-- KEYS[1]  a hash of the organisation
-- ARGV     field; the value expected; the value to put there
-- Answer   1 where it was put there, 0 where another stood there, or none
redis.register_function('earshot_v4_exchange', function(keys, args)
  local field, expected, next = unpack(args)
  if redis.call('HGET', keys[1], field) ~= expected then return 0 end
  redis.call('HSET', keys[1], field, next)
  return 1
end)

-- earshot_v4_screen_word: keeps what a screen has last said of itself, by Redis' own clock.
-- KEYS[1]  {org}:screens:words
-- ARGV     screen; the state that it is in; all that it said (JSON); how long ago (ms); after how long a silence it was off (ms)
-- Answer   1, or 0 where something later is known already, or the screen is paired no more: nothing stays of it then
redis.register_function('earshot_v4_screen_word', function(keys, args)
  local key, id, state, said, age_ms, off_ms = keys[1], unpack(args)
  if redis.call('HEXISTS', tag_of(key) .. ':screens', id) == 0 then return 0 end
  local time = redis.call('TIME')
  local at = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) - tonumber(age_ms)
  local before = redis.call('HMGET', key, id .. '|state', id .. '|since', id .. '|at')
  local last = tonumber(before[3] or '0')
  if at < last then return 0 end
  local is_same = before[1] == state and at - last < tonumber(off_ms)
  local since = is_same and before[2] or string.format('%.0f', at)
  redis.call('HSET', key, id .. '|state', state, id .. '|since', since,
    id .. '|at', string.format('%.0f', at), id .. '|said', said)
  return 1
end)
