using Netra.Testing.Engines;

[assembly: AssemblyFixture(typeof(EngineFixture))]
