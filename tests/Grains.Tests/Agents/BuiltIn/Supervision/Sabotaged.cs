using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>
/// An agent that does what its user's session says under <c>do:TypeName</c> before it works: <c>fail code</c>; <c>meet other</c> waits until the other one is here too;
/// <c>wait</c> until the session has <c>go</c>.
/// </summary>
internal sealed class Sabotaged<T>(IServiceProvider services) : IAgent
    where T : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var order = await context.StepAsync("order", (_, token) => context.Data.Session.GetAsync<string>($"do:{typeof(T).Name}", token), StepOptions.Repeatable);
        var words = order?.Split(' ') ?? [];
        switch (words)
        {
            case ["fail", var code]:
                throw new NetraException(code, "Told to fail.");
            case ["crash"]:
                throw new InvalidOperationException("secret of the silo");
            case ["wait"]:
                await context.ToolAsync("wait", new { }, (_, token) => PassAsync(context, "go", token), StepOptions.Repeatable);
                break;
            case ["meet", var other]:
                await context.StepAsync("come", async (_, token) => await Said(context, $"here:{typeof(T).Name}", token), StepOptions.Repeatable);
                await context.ToolAsync("meet", new { }, (_, token) => PassAsync(context, $"here:{other}", token), StepOptions.Repeatable);
                break;
        }

        return await ActivatorUtilities.CreateInstance<T>(services).RunAsync(context, cancellationToken);
    }

    private static async Task<bool> Said(AgentContext context, string key, CancellationToken cancellationToken)
    {
        await context.Data.Session.SetAsync(key, true, null, cancellationToken);
        return true;
    }

    private static async Task<bool> PassAsync(AgentContext context, string key, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await context.Data.Session.GetAsync<bool?>(key, cancellationToken) is null)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return true;
    }
}
