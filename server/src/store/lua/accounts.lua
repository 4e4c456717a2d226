-- An account's parts stand beside its record, under names that begin with {org}:accounts. By its id: :passwords, :seen, :subjects (what
-- a provider knows it by), :links (the hash of the link's code that is good for it), :sessions:<id>. The other way round: :emails, :providers.
-- :admins holds the ids of admins that are not disabled.

-- end_sessions(key, id, but): ends the sessions of an account but one.
local function end_sessions(key, id, but)
  local list = key .. ':sessions:' .. id
  for _, hash in ipairs(redis.call('ZRANGE', list, 0, -1)) do
    if hash ~= but then
      redis.call('DEL', tag_of(key) .. ':session:' .. hash)
      redis.call('ZREM', list, hash)
    end
  end
end

-- end_link(key, id): ends the link that is good for an account.
local function end_link(key, id)
  local code = redis.call('HGET', key .. ':links', id)
  if not code then return end
  redis.call('DEL', tag_of(key) .. ':join:' .. code)
  redis.call('HDEL', key .. ':links', id)
end

-- is_last_admin(key, id): whether an account administrates and signs in, and no other one does both.
local function is_last_admin(key, id)
  local function signs_in(who)
    return redis.call('HEXISTS', key .. ':passwords', who) == 1 or redis.call('HEXISTS', key .. ':subjects', who) == 1
  end
  if redis.call('SISMEMBER', key .. ':admins', id) == 0 or not signs_in(id) then return false end
  for _, other in ipairs(redis.call('SMEMBERS', key .. ':admins')) do
    if other ~= id and signs_in(other) then return false end
  end
  return true
end

local function add_account(key, id, address, record, is_admin)
  redis.call('HSET', key, id, record)
  redis.call('HSET', key .. ':emails', address, id)
  redis.call(is_admin == '1' and 'SADD' or 'SREM', key .. ':admins', id)
end

-- earshot_v4_put_account: makes, changes or removes an account, where what stands is what it was made from. Whoever is shut out by it
-- is signed out everywhere.
-- KEYS[1]  {org}:accounts
-- ARGV     id; its address in lower case; the record that stands, '' for none; the record to put, '' to remove it;
--          '1' for an admin who is not disabled; '1' for who is disabled
-- Answer   done; changed: another record stands; taken: the address is another account's; last: nobody would be left to administrate
redis.register_function('earshot_v4_put_account', function(keys, args)
  local key, id, address, standing, record, is_admin, is_disabled = keys[1], unpack(args)
  if (redis.call('HGET', key, id) or '') ~= standing then return 'changed' end
  local owner = redis.call('HGET', key .. ':emails', address)
  if owner and owner ~= id then return 'taken' end
  if is_admin ~= '1' and is_last_admin(key, id) then return 'last' end
  if record == '' or is_disabled == '1' then
    end_sessions(key, id, '')
    end_link(key, id)
  end
  if record ~= '' then
    add_account(key, id, address, record, is_admin)
    return 'done'
  end
  local subject = redis.call('HGET', key .. ':subjects', id)
  if subject then redis.call('HDEL', key .. ':providers', subject) end
  for _, part in ipairs({ ':passwords', ':seen', ':subjects' }) do redis.call('HDEL', key .. part, id) end
  redis.call('SREM', key .. ':admins', id)
  redis.call('HDEL', key .. ':emails', address)
  redis.call('HDEL', key, id)
  return 'done'
end)

-- earshot_v4_put_join: makes a link that sets a password; an older one that is good for the same account ends.
-- KEYS[1]  {org}:accounts
-- ARGV     id, '' for the first admin, who has no account yet; hash of the code; what the link is for; for how long (ms)
redis.register_function('earshot_v4_put_join', function(keys, args)
  local key, id, code, value, ttl_ms = keys[1], unpack(args)
  if id ~= '' then
    end_link(key, id)
    redis.call('HSET', key .. ':links', id, code)
  end
  redis.call('SET', tag_of(key) .. ':join:' .. code, value, 'PX', ttl_ms)
end)

-- earshot_v4_join: sets a password by a link and spends it; the account's sessions end.
-- KEYS[1]  {org}:accounts
-- ARGV     hash of the code; id; the password's hash; of the first admin, whom this makes: address in lower case, record; else '', ''
-- Answer   done; used: the link is spent or too old, its account gone, or the first admin there already
redis.register_function('earshot_v4_join', function(keys, args)
  local key, code, id, password, address, record = keys[1], unpack(args)
  local link = tag_of(key) .. ':join:' .. code
  if redis.call('EXISTS', link) == 0 then return 'used' end
  if record == '' then
    if redis.call('HEXISTS', key, id) == 0 then return 'used' end
  else
    if redis.call('HLEN', key) > 0 then return 'used' end
    add_account(key, id, address, record, '1')
  end
  redis.call('DEL', link)
  redis.call('HDEL', key .. ':links', id)
  redis.call('HSET', key .. ':passwords', id, password)
  end_sessions(key, id, '')
  return 'done'
end)

-- earshot_v4_set_password: puts another password in the place of the one that stands; the account's other sessions end, and its link.
-- KEYS[1]  {org}:accounts
-- ARGV     id; hash of the password that stands, '' for none; hash of the new one; hash of the session that stays
-- Answer   1, or 0 where another one stands or the account is gone
redis.register_function('earshot_v4_set_password', function(keys, args)
  local key, id, standing, password, but = keys[1], unpack(args)
  if redis.call('HEXISTS', key, id) == 0 then return 0 end
  if (redis.call('HGET', key .. ':passwords', id) or '') ~= standing then return 0 end
  redis.call('HSET', key .. ':passwords', id, password)
  end_sessions(key, id, but)
  end_link(key, id)
  return 1
end)

-- earshot_v4_link_subject: an account is known to a provider from now on; it stays with the one that it was linked to first.
-- KEYS[1]  {org}:accounts
-- ARGV     id; the provider's name for it
-- Answer   1, or 0 where either is linked to another
redis.register_function('earshot_v4_link_subject', function(keys, args)
  local key, id, subject = keys[1], unpack(args)
  if redis.call('HEXISTS', key, id) == 0 then return 0 end
  if (redis.call('HGET', key .. ':providers', subject) or id) ~= id then return 0 end
  if (redis.call('HGET', key .. ':subjects', id) or subject) ~= subject then return 0 end
  redis.call('HSET', key .. ':providers', subject, id)
  redis.call('HSET', key .. ':subjects', id, subject)
  return 1
end)

-- earshot_v4_unlink_subject: a provider knows an account no more, which is signed out everywhere; its address can be linked anew.
-- KEYS[1]  {org}:accounts
-- ARGV     id
-- Answer   done; none: there is no such account; last: nobody would be left to administrate
redis.register_function('earshot_v4_unlink_subject', function(keys, args)
  local key, id = keys[1], args[1]
  if redis.call('HEXISTS', key, id) == 0 then return 'none' end
  local subject = redis.call('HGET', key .. ':subjects', id)
  if not subject then return 'done' end
  if redis.call('HEXISTS', key .. ':passwords', id) == 0 and is_last_admin(key, id) then return 'last' end
  redis.call('HDEL', key .. ':providers', subject)
  redis.call('HDEL', key .. ':subjects', id)
  end_sessions(key, id, '')
  return 'done'
end)
