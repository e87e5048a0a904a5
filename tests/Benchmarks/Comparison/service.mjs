// The service that is measured: three durable steps that do next to nothing, as in ThreeStepAgent.cs.
import * as restate from "@restatedev/restate-sdk";

// The SDK uses it, and Node 20 lacks it.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
};

const threeSteps = restate.service({
  name: "ThreeSteps",
  handlers: {
    run: async (ctx, request) => {
      const first = await ctx.run("first", () => request.message.length);
      const second = await ctx.run("second", () => first + 1);
      const third = await ctx.run("third", () => second + 1);
      return { answer: `${third}` };
    },
  },
});

restate.serve({ services: [threeSteps], port: 9080 });
