using ClickHouse.Driver;
using Netra.Isolation.Tests.Noninterference.Programs;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>A world whose gate lets everything through: statements go straight to the engine, which still has its policies and grants.</summary>
internal sealed class GatelessWorld(ProductWorld product) : IWorld
{
    private readonly CanaryEngine _engine = new(product.Get<EngineClient>(), product.Get<EngineSettings>());
    private readonly Canary _user = new(Population.CapabilityOf(Population.User), Population.Token);

    public async Task<string> RunAsync(FuzzProgram program, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        foreach (var query in program.Steps.OfType<QueryStep>())
        {
            try
            {
                answers.Add(await _engine.ReadAsync(query.Text, _user, cancellationToken));
            }
            catch (ClickHouseServerException failure)
            {
                answers.Add($"failed {failure.ErrorCode}");
            }
        }

        return string.Join("\n\n", answers);
    }
}
