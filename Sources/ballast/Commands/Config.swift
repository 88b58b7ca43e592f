import ArgumentParser

/// `ballast config`: explains, locates or checks the configuration.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Explain, find or check the configuration.",
        discussion: """
            With --default it prints a configuration with every key explained, to start your own from:

              mkdir -p ~/.config/ballast && ballast config --default > ~/.config/ballast/config.toml

            With --check it exits with 1 if there is an error, and reports its file, line and key.
            """)

    @Flag(name: .customLong("default"), help: "Print the default, with every key explained.")
    var printsDefault = false

    @Flag(help: "Print where the configuration is read from.")
    var path = false

    @Flag(help: "Check a file; by default the one in use.")
    var check = false

    @Argument(help: "The file to check.", completion: .file(extensions: ["toml"]))
    var file: String?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard [printsDefault, path, check].count(where: \.self) == 1 else {
            throw ValidationError("give one of --default, --path and --check")
        }
        if file != nil, !check { throw ValidationError("a file can be used with --check only") }
        if file != nil, options.config != nil { throw ValidationError("give --config or a file, not both") }
    }

    func run() throws {
        if printsDefault { return Console.write(ConfigurationText.standard) }
        guard let source = ConfigurationFile(named: file ?? options.config) else {
            throw Failure(
                message: "ballast: no folder for a configuration: neither HOME nor XDG_CONFIG_HOME is set")
        }
        if path { return Console.printNotice(name: source.path) }
        try check(source)
    }

    private func check(_ source: ConfigurationFile) throws {
        let (configuration, errors) = try source.read()
        guard errors.isEmpty else { throw Failure(message: ConfigurationErrors(errors: errors).description) }
        if configuration.alerts != nil {
            // Alerts refer to instruments of the market and to ratios of the thesis.
            let resolved = try ResolvedOptions(named: file ?? options.config, over: options.overrides)
            let tables = try Tables(resolved)
            _ = try tables.checkedSettings(resolved, try tables.thesis(resolved))
        }
        Console.printNotice(
            "\(source.path): \(source.exists ? "no errors" : "does not exist: the defaults apply")\n")
    }
}
