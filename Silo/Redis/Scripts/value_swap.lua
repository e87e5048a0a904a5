-- Replaces a value when it is still the one the caller saw; its time to live stays. One write.
-- KEYS[1] the value, KEYS[2] the log. ARGV: value seen (empty: none), new value, epoch (0: the log was never taken).
-- Returns 1 when it was replaced; -2: fenced.
if (redis.call('HGET', KEYS[2], 'epoch') or '0') ~= ARGV[3] then return -2 end
local known = redis.call('GET', KEYS[1])
if (known or '') ~= ARGV[1] then return 0 end
if known then
  redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
else
  redis.call('SET', KEYS[1], ARGV[2])
end
return 1
