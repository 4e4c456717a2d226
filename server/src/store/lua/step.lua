-- present(value): an argument that may be left empty.
local function present(value)
  if value ~= '' then return value end
end

-- What is done with each kind of step; `a` to `i` are its own arguments, as the head of `apply` names them.
local TAKE = {
  finished = function(batch, step, a, b, c, d, e, f, g, h, i)
    step.document, step.contribution, step.buckets, step.plan = a, b, c, d
    step.opportunity, step.words, step.brands, step.customer = present(e), present(f), present(g), present(h)
    step.retired = present(i)
    return finish_or_delete(batch, step)
  end,
  started = function(batch, step, a, b, c)
    step.start, step.started_at, step.customer = a, b, present(c)
    return start(batch, step)
  end,
  retired = function(batch, step, a)
    step.document = a
    return retire(batch, step)
  end,
  call_deleted = finish_or_delete,
  changed = function(batch, step, a, b, c, d)
    step.document, step.contributions, step.buckets, step.is_open = a, b, c, present(d)
    return change_deal(batch, step)
  end,
  deal_deleted = change_deal,
  logged = function(batch, step, a, b, c, d)
    step.document, step.contribution, step.buckets, step.opportunity = a, b, c, present(d)
    return change_engagement(batch, step)
  end,
  engagement_deleted = change_engagement,
}

-- What is counted in buckets.
local COUNTED = { finished = true, changed = true, logged = true }

-- take(batch, entity, kind, id, order, sender, …): one step for the entity that it speaks of, where it speaks of one; answers
-- what became of it.
local function take(batch, entity, kind, id, order, sender, ...)
  if entity == '' then return 'applied' end
  if kind == 'erased' then return erase(batch, entity, id, order) end
  if is_erased(batch, entity, kind, id, ...) then return 'erased' end
  if kind == 'finished' and select(4, ...) ~= batch.plan then return 'stale' end
  if COUNTED[kind] and batch.is_outdated then return 'stale' end
  local key = batch.tag .. ':' .. entity .. ':' .. id
  if is_foreign(key, order, sender) then return 'foreign' end
  local step = { kind = kind, id = id, order = order }
  local outcome = TAKE[kind == 'deleted' and entity .. '_deleted' or kind](batch, step, ...)
  if outcome == 'applied' and sender == 'admin' then give(key, order) end
  return outcome
end
