using Netra.Client.Cli.Commands;

return await NetraCommand.RunAsync(args);
