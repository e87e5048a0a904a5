-- Replaces a value when it is still the one the caller saw; its time to live stays. One write.
-- KEYS[1] the value. ARGV: value seen (empty: none), new value. Returns 1 when it was replaced.
local known = redis.call('GET', KEYS[1])
if (known or '') ~= ARGV[1] then return 0 end
if known then
  redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
else
  redis.call('SET', KEYS[1], ARGV[2])
end
return 1
