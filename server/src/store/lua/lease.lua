-- earshot_v4_lease: takes, extends or gives back a lease.
-- KEYS[1]  {org}:lease:<name>
-- ARGV     who asks; for how long (ms; 0: give back); 1: only extend what is held
-- Answer   1 where it is now held (or was given back) by who asks, else 0
redis.register_function('earshot_v4_lease', function(keys, args)
  local holder = redis.call('GET', keys[1])
  if holder and holder ~= args[1] then return 0 end
  if not holder and args[3] == '1' then return 0 end
  if args[2] == '0' then return redis.call('DEL', keys[1]) end
  redis.call('SET', keys[1], args[1], 'PX', args[2])
  return 1
end)
