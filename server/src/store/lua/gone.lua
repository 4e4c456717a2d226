-- tombstone_of(kind, id): what is kept of something that was erased for good: which it was can be asked, but not read. SHA-1
-- is what Redis has; two ids with one hash can only be made by who chooses both, and then fall together.
local function tombstone_of(kind, id)
  return redis.sha1hex(kind .. '|' .. id)
end

-- is_gone(batch, kind, id): whether it was erased for good. Of a customer and a seller every partition knows.
local function is_gone(batch, kind, id)
  return batch.has_gone and redis.call('SISMEMBER', batch.tag .. ':gone', tombstone_of(kind, id)) == 1
end

-- bury(batch, kind, id): from here on nothing about it is taken in again.
local function bury(batch, kind, id)
  redis.call('SADD', batch.tag .. ':gone', tombstone_of(kind, id))
  batch.has_gone = true
end
