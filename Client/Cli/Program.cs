using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Output;

return await NetraCommand.RunAsync(args, Terminal.OfProcess(), TimeProvider.System, CancellationToken.None);
