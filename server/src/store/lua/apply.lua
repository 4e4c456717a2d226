-- earshot_v1_apply: a batch of steps, all of it or nothing. Nothing is written before the arguments are known to be whole.
-- KEYS[1]  {pNN}:meta
-- ARGV     now (ms), epoch for a partition that has none, plan for a partition that has none, partitions in all,
--          trim: above, keep, age (ms); number of sellers, number of facts;
--          sellers…; facts: kind id order value…;
--          steps of 8: inbox id | '', kind | '', call id, order, then
--            finished: document, contribution, buckets, plan · started: call, started at (ms), '', ''
-- Answer   one of applied, superseded, stale a step
redis.register_function('earshot_v1_apply', function(keys, args)
  local tag = tag_of(keys[1])
  local sellers, facts = tonumber(args[8]), tonumber(args[9])
  local first = 10 + sellers + 4 * facts
  if (#args - first + 1) % 8 ~= 0 then return redis.error_reply('ERR apply: arguments are cut short') end

  ensure_epoch(tag, args[2])
  local clock = advance_clock(tag, tonumber(args[1]))
  local batch = { tag = tag, clock = clock, partitions = tonumber(args[4]), sums = {}, expiries = {} }
  local plan = redis.call('HGET', keys[1], 'plan')
  if not plan then
    plan = args[3]
    set_plan(tag, clock, plan, 0)
  end

  for i = 10, 9 + sellers do register(batch, args[i]) end
  for i = 10 + sellers, first - 1, 4 do learn(batch, args[i], args[i + 1], args[i + 2], args[i + 3]) end

  local outcomes, done = {}, {}
  for i = first, #args, 8 do
    local inbox_id, kind, id, order, a, b, c, d = unpack(args, i, i + 7)
    local outcome = 'applied'
    if kind == 'finished' and d ~= plan then
      outcome = 'stale'
    elseif kind == 'finished' then
      outcome = finish_or_delete(batch,
        { kind = kind, id = id, order = order, document = a, contribution = b, buckets = c, plan = d })
    elseif kind == 'deleted' then
      outcome = finish_or_delete(batch, { kind = kind, id = id, order = order })
    elseif kind == 'started' then
      outcome = start(batch, { id = id, order = order, start = a, started_at = b })
    end
    outcomes[#outcomes + 1] = outcome
    if inbox_id ~= '' and outcome ~= 'stale' then done[#done + 1] = inbox_id end
  end

  write_sums(batch)
  if #done > 0 then
    redis.call('XACK', tag .. ':inbox', 'analysis', unpack(done))
    redis.call('XDEL', tag .. ':inbox', unpack(done))
  end
  trim(tag, clock, tonumber(args[5]), tonumber(args[6]), tonumber(args[7]))
  return outcomes
end)
