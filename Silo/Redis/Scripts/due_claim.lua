-- Moves an entry of a due index to a later time, when it still stands at the time the caller saw. One write.
-- KEYS[1] the index. ARGV: member, score seen, new score. Returns 1 when the caller has it.
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score or tonumber(score) ~= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
