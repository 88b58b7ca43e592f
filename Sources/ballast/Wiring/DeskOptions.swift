import ArgumentParser

/// The options of the commands that use a desk.
struct DeskOptions: ParsableArguments {
    @Option(
        help: """
            The NATS server of a desk, such as nats://host:4222, or tls://host:4222 to refuse a server without TLS; else \
            desk in the configuration.
            """)
    var desk: String?

    @Option(name: .customLong("name"), help: "The name of the desk; else desk-name in the configuration.")
    var deskName: String?

    @Option(
        help: """
            A file of mode 600 with a token, or a user and a password on two lines; else desk-credentials in the \
            configuration.
            """)
    var credentials: String?

    @Option(help: "A file of certificate authorities that replace the system's; else desk-ca in the configuration.")
    var ca: String?

    /// Sets what the command line has.
    func override(_ overrides: inout Overrides) {
        overrides.desk = desk
        overrides.deskName = deskName
        overrides.deskCredentials = credentials
        overrides.deskAuthorities = ca
    }
}
