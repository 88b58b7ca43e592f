public import ArgumentParser
public import Dashboard
public import Model
public import Screen

/// The options that all commands share.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The configuration; by default your own, where you have one.", valueName: "file"),
        completion: .file(extensions: ["toml"]))
    var config: String?

    @Option(help: ArgumentHelp("The folder of data tables.", valueName: "folder"), completion: .directory)
    var data: String?

    @Option(
        help: ArgumentHelp(
            "The thesis; by default your own, else the one that ships with the data.", valueName: "file"),
        completion: .file(extensions: ["toml"]))
    var thesis: String?

    @Option(
        help: ArgumentHelp(
            """
            The colours: auto, \(Theme.shipped.map(\.name).joined(separator: ", ")), or a theme of your own; blue is for \
            the colour-blind.
            """, valueName: "name"), completion: .themes)
    var theme: String?

    @Option(help: "How alerts draw attention: audible, visible or off.")
    var bell: Bell?

    @Flag(
        inversion: .prefixedNo,
        help: "Whether to draw with ASCII only, as on a console; --no-ascii if its font has all characters.")
    var ascii: Bool?

    @Flag(help: "Use local data only.")
    var offline = false

    /// The options resolved with the configuration, which must be free of errors.
    var resolvedOptions: ResolvedOptions { get throws { try resolvedOptions() } }

    /// The same with the options of a desk.
    func resolvedOptions(of desk: DeskOptions? = nil) throws -> ResolvedOptions {
        let resolved = try uncheckedOptions(of: desk)
        guard resolved.errors.isEmpty else {
            throw Failure(message: ConfigurationErrors(errors: resolved.errors).description)
        }
        return resolved
    }

    /// The same for a dashboard, which shows configuration errors and continues.
    var uncheckedOptions: ResolvedOptions { get throws { try uncheckedOptions() } }

    /// The same with the options of a desk.
    func uncheckedOptions(of desk: DeskOptions? = nil) throws -> ResolvedOptions {
        var overrides = overrides
        desk?.override(&overrides)
        return try ResolvedOptions(named: config, over: overrides)
    }

    /// The folder of the user's own themes.
    private var themeFolder: ThemeFolder { ThemeFolder(besides: ConfigurationFile(named: config)?.path) }

    /// The theme of the command line, which has been checked.
    private var themeChoice: ThemeChoice? { theme.flatMap { try? themeFolder.choice(named: $0) } }

    func validate() throws {
        guard let theme, let refusal = themeFolder.refusal(of: theme) else { return }
        throw ValidationError("--theme: \(refusal)")
    }

    /// The options that override the configuration.
    var overrides: Overrides {
        Overrides(data: data, thesis: thesis, theme: themeChoice, bell: bell, ascii: ascii, isOffline: offline)
    }
}

extension Bell: ExpressibleByArgument {}

extension Symbol: ExpressibleByArgument {
    /// Parses a symbol in upper or lower case.
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self.init(argument)
    }

    /// The symbols of watch lists, tables and store.
    public static var defaultCompletionKind: CompletionKind { .symbols }
}

extension Model.Window: ExpressibleByArgument {
    /// Parses a window by name: 1M.
    public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

extension PanelID: ExpressibleByArgument {
    /// Parses a panel by its name or number.
    public init?(argument: String) {
        let named = PanelID.allCases.first { $0.name == argument.lowercased() }
        guard let panel = named ?? Int(argument).flatMap(PanelID.init(rawValue:)) else { return nil }
        self = panel
    }

    /// The names of all panels.
    public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension Size: ExpressibleByArgument {
    /// Parses columns and rows, such as 120x40.
    public init?(argument: String) {
        let parts = argument.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (1...Size.maximum.width).contains(width),
            (1...Size.maximum.height).contains(height)
        else { return nil }
        self.init(width, height)
    }

    /// Sizes of usual terminals.
    public static var defaultCompletionKind: CompletionKind {
        .list(["80x24", "100x30", "120x40", "132x43", "160x45", "200x60"])
    }

    /// The default size as text, for the help.
    public var defaultValueDescription: String { "\(width)x\(height)" }
}
