-- earshot_v4_open_session: opens a session of an account, unless its password has changed since it was compared.
-- KEYS[1]  {org}:accounts
-- ARGV     id; hash of the password that was compared, '' for none; hash of the session's secret; the session;
--          for how long (ms); now (ms); how many sessions an account can have: the one next to end goes first
-- Answer   1, or 0 where the account is gone or the password another
redis.register_function('earshot_v4_open_session', function(keys, args)
  local key, id, password, hash, session, ttl_ms, now_ms, most = keys[1], unpack(args)
  if redis.call('HEXISTS', key, id) == 0 then return 0 end
  if password ~= '' and redis.call('HGET', key .. ':passwords', id) ~= password then return 0 end
  local list = key .. ':sessions:' .. id
  redis.call('ZREMRANGEBYSCORE', list, '-inf', now_ms)
  while redis.call('ZCARD', list) >= tonumber(most) do
    redis.call('DEL', tag_of(key) .. ':session:' .. redis.call('ZPOPMIN', list)[1])
  end
  redis.call('SET', tag_of(key) .. ':session:' .. hash, session, 'PX', ttl_ms)
  redis.call('ZADD', list, string.format('%d', tonumber(now_ms) + tonumber(ttl_ms)), hash)
  redis.call('PEXPIRE', list, ttl_ms)
  redis.call('HSET', key .. ':seen', id, now_ms)
  return 1
end)

-- earshot_v4_renew_session: writes a session in use again and moves its end on; one that has ended stays ended.
-- KEYS[1]  {org}:accounts
-- ARGV     id, '' of a session without an account; hash of its secret; the session; for how long (ms); now (ms)
redis.register_function('earshot_v4_renew_session', function(keys, args)
  local key, id, hash, session, ttl_ms, now_ms = keys[1], unpack(args)
  if not redis.call('SET', tag_of(key) .. ':session:' .. hash, session, 'XX', 'PX', ttl_ms) or id == '' then return end
  local list = key .. ':sessions:' .. id
  redis.call('ZADD', list, string.format('%d', tonumber(now_ms) + tonumber(ttl_ms)), hash)
  redis.call('PEXPIRE', list, ttl_ms)
  redis.call('HSET', key .. ':seen', id, now_ms)
end)

-- earshot_v4_end_sessions: ends the sessions of an account but one.
-- KEYS[1]  {org}:accounts
-- ARGV     id; hash of the session that stays, '' for none
redis.register_function('earshot_v4_end_sessions', function(keys, args)
  end_sessions(keys[1], args[1], args[2])
end)
