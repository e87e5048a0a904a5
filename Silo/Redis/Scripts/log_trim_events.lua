-- Removes the oldest events before a tail, when the writer still owns the log. One write.
-- KEYS[1] the log. ARGV: epoch, tail, most to remove. Returns how many are left to remove; -1: fenced.
-- Oldest first: what a crash leaves is next to the tail, without a gap, and so is found by halving.
local known = redis.call('HMGET', KEYS[1], 'epoch', 'tail')
if known[1] ~= ARGV[1] then return -1 end
local function name(sequence) return 'e' .. string.format('%d', sequence) end
local function has(sequence) return sequence > 0 and redis.call('HEXISTS', KEYS[1], name(sequence)) == 1 end
local last = math.min(tonumber(ARGV[2]), tonumber(known[2] or '1')) - 1
if not has(last) then return 0 end
local first, step = last, 1
while has(first - step) do
  first = first - step
  step = step * 2
end
local missing = first - step
while first - missing > 1 do
  local middle = math.floor((first + missing) / 2)
  if has(middle) then first = middle else missing = middle end
end
local stop = math.min(last, first + tonumber(ARGV[3]) - 1)
local fields = {}
for sequence = first, stop do fields[#fields + 1] = name(sequence) end
redis.call('HDEL', KEYS[1], unpack(fields))
return last - stop
