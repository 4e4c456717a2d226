-- A hash of no more fields than this is a list to Redis, which is gone through for each field that is asked for: for more than a
-- few it is gone through once instead. So is a larger one where twice as many are asked for as it holds.
local LONGEST_LIST, FEW_OF_A_LIST = 512, 100

-- asked_for(names, sellers): some counters of these sellers: how many fields that are, and the place of each name.
local function asked_for(names, sellers)
  local asked = { names = names, sellers = sellers, fields = #names * #sellers, places = {} }
  for n, name in ipairs(names) do asked.places[name] = n end
  return asked
end

-- parts_of(asked): the fields, in parts that a command can take; made once, and only where they are asked for one by one.
local function parts_of(asked)
  if asked.parts then return asked.parts end
  local part, at_once = nil, math.max(1, math.floor(4000 / #asked.names))
  asked.parts = {}
  for i, seller in ipairs(asked.sellers) do
    if (i - 1) % at_once == 0 then
      part = { sellers = {}, fields = {} }
      asked.parts[#asked.parts + 1] = part
    end
    part.sellers[#part.sellers + 1] = seller
    for _, name in ipairs(asked.names) do part.fields[#part.fields + 1] = seller .. '|' .. name end
  end
  return asked.parts
end

-- line_of(seller, places, values): `seller value value …` in the order of the counters, of which `places` are not 0: nothing stands
-- for one that is, and nothing at all for those behind the last.
local function line_of(seller, places, values)
  local line, last = { seller }, 0
  for i, place in ipairs(places) do
    line[2 * i] = string.rep(' ', place - last)
    line[2 * i + 1] = values[place]
    last = place
  end
  return table.concat(line)
end

-- asked_fields(key, asked): what a bucket holds of them, by asking for each field.
local function asked_fields(key, asked)
  local lines, count = {}, #asked.names
  for _, part in ipairs(parts_of(asked)) do
    local found, at = redis.call('HMGET', key, unpack(part.fields)), 0
    for _, seller in ipairs(part.sellers) do
      local places, values
      for n = 1, count do
        if found[at + n] then
          places, values = places or {}, values or {}
          places[#places + 1], values[n] = n, found[at + n]
        end
      end
      if places then lines[#lines + 1] = line_of(seller, places, values) end
      at = at + count
    end
  end
  return table.concat(lines, '\n')
end

-- picked_fields(key, asked): the same, out of all that the bucket holds.
local function picked_fields(key, asked)
  local held, of, lines = redis.call('HGETALL', key), {}, {}
  for i = 1, #held, 2 do
    local bar = string.find(held[i], '|', 1, true)
    local n = asked.places[string.sub(held[i], bar + 1)]
    if n then
      local seller = string.sub(held[i], 1, bar - 1)
      local own = of[seller] or { places = {}, values = {} }
      of[seller] = own
      own.places[#own.places + 1], own.values[n] = n, held[i + 1]
    end
  end
  for seller, own in pairs(of) do
    table.sort(own.places)
    lines[#lines + 1] = line_of(seller, own.places, own.values)
  end
  return table.concat(lines, '\n')
end

-- counters_in(key, asked): what a bucket holds of what is asked for: a line for each seller who has any.
local function counters_in(key, asked)
  local held = redis.call('HLEN', key)
  if held == 0 then return '' end
  local most = held <= LONGEST_LIST and FEW_OF_A_LIST or 2 * held
  return (asked.fields > most and picked_fields or asked_fields)(key, asked)
end

-- earshot_v4_counters: some counters of every seller in some buckets, at one instant.
-- KEYS[1]  {pNN}:meta
-- ARGV     how many counters, and how many sellers beside those that are listed; the counters; the sellers; the keys of buckets
-- Answer   epoch, seq, then of each bucket what it holds of them
redis.register_function({
  function_name = 'earshot_v4_counters',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, names, sellers, known = tag_of(keys[1]), {}, redis.call('SMEMBERS', tag_of(keys[1]) .. ':sellers'), {}
    local first_seller = 3 + tonumber(args[1])
    local first_bucket = first_seller + tonumber(args[2])
    for i = 3, first_seller - 1 do names[#names + 1] = args[i] end
    for _, seller in ipairs(sellers) do known[seller] = true end
    for i = first_seller, first_bucket - 1 do
      if not known[args[i]] then sellers[#sellers + 1] = args[i] end
    end
    local asked, answer = asked_for(names, sellers), redis.call('HMGET', keys[1], 'epoch', 'seq')
    for i = first_bucket, #args do answer[#answer + 1] = counters_in(tag .. ':c:' .. args[i], asked) end
    return answer
  end,
})
