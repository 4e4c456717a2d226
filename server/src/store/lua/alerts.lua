-- Rules of alerts, what is remembered of each, and what has fired: `{org}:alerts:…`.
-- alert_key(key, name): another of these keys.
local function alert_key(key, name)
  return tag_of(key) .. ':alerts:' .. name
end

-- earshot_v4_save_alert_rule: puts a rule, changes or removes it, unless it is another by now.
-- KEYS[1]  {org}:alerts:rules
-- ARGV     id; the rule as it was read, '' where it is new; the rule, '' to remove it; '1' where its figure is to be looked at
--          as for the first time; how many rules there can be
-- Answer   done, changed, too_many
redis.register_function('earshot_v4_save_alert_rule', function(keys, args)
  local id, before, after, is_anew, most = unpack(args)
  if (redis.call('HGET', keys[1], id) or '') ~= before then return 'changed' end
  if before == '' and redis.call('HLEN', keys[1]) >= tonumber(most) then return 'too_many' end
  if after == '' then redis.call('HDEL', keys[1], id) else redis.call('HSET', keys[1], id, after) end
  if after == '' or is_anew == '1' then redis.call('HDEL', alert_key(keys[1], 'states'), id) end
  if after == '' then redis.call('HDEL', alert_key(keys[1], 'fired'), id) end
  return 'done'
end)

-- keep_newest(key, most): forgets the oldest alerts, and of each the delivery that is over.
local function keep_newest(key, most)
  local log, due = alert_key(key, 'log'), alert_key(key, 'due')
  while redis.call('XLEN', log) > most do
    local entry = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
    redis.call('XDEL', log, entry[1])
    if not redis.call('ZSCORE', due, entry[2][2]) then
      redis.call('HDEL', alert_key(key, 'deliveries'), entry[2][2])
    end
  end
end

-- earshot_v4_look_at_alert: remembers a look at a rule's figure, and that it fired: once, whoever else looked at the same time.
-- KEYS[1]  {org}:alerts:rules
-- ARGV     rule's id; the rule and its state as they were read ('' for none); the state after the look; then, where it fired:
--          alert's id, alert, when (ISO), how many alerts are kept; and where it is to be sent: the delivery, the same as one that
--          is given up, when it is due (ms), how many may wait to be sent
-- Answer   1, or 0 and nothing done where rule or state are others by now
redis.register_function('earshot_v4_look_at_alert', function(keys, args)
  local id, rule, before, after, alert_id, alert, at, kept, sending, given_up, due_at, most = unpack(args)
  local states = alert_key(keys[1], 'states')
  if redis.call('HGET', keys[1], id) ~= rule then return 0 end
  if (redis.call('HGET', states, id) or '') ~= before then return 0 end
  redis.call('HSET', states, id, after)
  if not alert_id then return 1 end
  redis.call('HSET', alert_key(keys[1], 'fired'), id, at)
  redis.call('XADD', alert_key(keys[1], 'log'), '*', 'i', alert_id, 'a', alert)
  if sending then
    local due, deliveries = alert_key(keys[1], 'due'), alert_key(keys[1], 'deliveries')
    local has_room = redis.call('ZCARD', due) < tonumber(most)
    redis.call('HSET', deliveries, alert_id, has_room and sending or given_up)
    if has_room then redis.call('ZADD', due, due_at, alert_id) end
  end
  keep_newest(keys[1], tonumber(kept))
  return 1
end)

-- earshot_v4_claim_alerts: takes deliveries that are due; whoever takes them has so long until they are due for others.
-- KEYS[1]  {org}:alerts:due
-- ARGV     now (ms), until when (ms), how many
-- Answer   ids and deliveries, in turn
redis.register_function('earshot_v4_claim_alerts', function(keys, args)
  local claimed = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', keys[1], '-inf', args[1], 'LIMIT', 0, args[3])) do
    local delivery = redis.call('HGET', alert_key(keys[1], 'deliveries'), id)
    if delivery then
      redis.call('ZADD', keys[1], args[2], id)
      claimed[#claimed + 1] = id
      claimed[#claimed + 1] = delivery
    else
      redis.call('ZREM', keys[1], id)
    end
  end
  return claimed
end)

-- earshot_v4_alert_sent: how sending went, and when it is tried again. Of an alert that is no longer kept nothing stays.
-- KEYS[1]  {org}:alerts:due
-- ARGV     id; the delivery; when it is due (ms), '' where it is over
redis.register_function('earshot_v4_alert_sent', function(keys, args)
  local id, delivery, due_at = unpack(args)
  local deliveries = alert_key(keys[1], 'deliveries')
  redis.call('HSET', deliveries, id, delivery)
  if due_at ~= '' then return redis.call('ZADD', keys[1], due_at, id) end
  redis.call('ZREM', keys[1], id)
  for _, entry in ipairs(redis.call('XRANGE', alert_key(keys[1], 'log'), '-', '+')) do
    if entry[2][2] == id then return 0 end
  end
  redis.call('HDEL', deliveries, id)
end)
