-- Moves an entry of a due index to another time, or removes it, when it still stands as the caller saw it. One write.
-- KEYS[1] the index. ARGV: member, score seen (empty: none), new score (empty: remove). Returns 1 when it was done.
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score ~= (ARGV[2] == '') or (score and tonumber(score) ~= tonumber(ARGV[2])) then return 0 end
if ARGV[3] ~= '' then
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
elseif score then
  redis.call('ZREM', KEYS[1], ARGV[1])
end
return 1
