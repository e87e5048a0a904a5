-- Begins an erase: raises epoch and generation and marks the log. Begun before, the generation stays. One write.
-- KEYS[1] the log. ARGV: epoch. Returns the new epoch and the generation; nothing when fenced.
local known = redis.call('HMGET', KEYS[1], 'epoch', 'generation', 'erasing')
if known[1] ~= ARGV[1] then return {} end
local epoch = string.format('%d', tonumber(known[1]) + 1)
local generation = tonumber(known[2] or '0')
if known[3] ~= '1' then generation = generation + 1 end
generation = string.format('%d', generation)
redis.call('HSET', KEYS[1], 'epoch', epoch, 'generation', generation, 'erasing', '1', 'released', '0')
return { epoch, generation }
