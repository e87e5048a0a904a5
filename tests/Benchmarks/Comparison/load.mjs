// node load.mjs SECONDS WARM_UP IN_FLIGHT...
import http from "node:http";

const [seconds, warmUp, ...levels] = process.argv.slice(2).map(Number);
const body = JSON.stringify({ message: "Take three steps." });

function run(agent) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port: 8080, path: "/ThreeSteps/run", method: "POST", agent, headers: { "content-type": "application/json", "content-length": body.length } },
      (answer) => {
        answer.resume();
        answer.on("end", () => (answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`))));
      });
    request.on("error", reject);
    request.end(body);
  });
}

async function measure(inFlight, duration) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: inFlight });
  const elapsed = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (true) {
      const started = performance.now();
      await run(agent);
      if (performance.now() - began >= duration * 1000) {
        return;
      }
      elapsed.push(performance.now() - started);
    }
  }));
  agent.destroy();
  return elapsed.sort((a, b) => a - b);
}

await measure(64, warmUp);
console.log("| in flight | runs/s | p50 ms | p95 ms | p99 ms |\n|---:|---:|---:|---:|---:|");
for (const inFlight of levels) {
  const elapsed = await measure(inFlight, seconds);
  const at = (share) => elapsed[Math.floor(share * (elapsed.length - 1))].toFixed(1);
  console.log(`| ${inFlight} | ${(elapsed.length / seconds).toFixed(0)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} |`);
}
