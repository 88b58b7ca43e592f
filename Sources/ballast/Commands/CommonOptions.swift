public import ArgumentParser
public import Dashboard
public import Model
public import Screen

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(help: "The configuration; by default your own, where you have one.")
    var config: String?

    @Option(help: "The folder of data tables.")
    var data: String?

    @Option(help: "The thesis; by default your own, else the one that ships with the data.")
    var thesis: String?

    @Option(help: "The colours: dark, blue (for the colour-blind) or light.")
    var theme: Theme?

    @Option(help: "How alerts draw attention: audible, visible or off.")
    var bell: Bell?

    @Flag(
        inversion: .prefixedNo,
        help: "Draw with ASCII only, as on a console; --no-ascii says that its font has everything.")
    var ascii: Bool?

    @Flag(help: "Use local data only.")
    var offline = false

    /// What was chosen, here and in the configuration, which must have nothing wrong in it.
    var choices: Choices {
        get throws {
            let choices = try standing
            guard choices.errors.isEmpty else {
                throw Failure(words: ConfigurationErrors(errors: choices.errors).description)
            }
            return choices
        }
    }

    /// The same for a dashboard, which shows what is wrong and goes on.
    var standing: Choices {
        get throws {
            try Choices(named: config, over: overrides)
        }
    }

    /// What is said here over the configuration.
    var overrides: Overrides {
        Overrides(data: data, thesis: thesis, theme: theme, bell: bell, ascii: ascii, isOffline: offline)
    }
}

extension Theme: ExpressibleByArgument {}

extension Bell: ExpressibleByArgument {}

extension Symbol: ExpressibleByArgument {
    /// A symbol in any case.
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self.init(argument)
    }
}

extension Model.Window: ExpressibleByArgument {
    /// A window by its name: 1M.
    public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

extension PanelID: ExpressibleByArgument {
    /// A panel by its word or its number.
    public init?(argument: String) {
        let named = PanelID.allCases.first { $0.word == argument.lowercased() }
        guard let panel = named ?? Int(argument).flatMap(PanelID.init(rawValue:)) else { return nil }
        self = panel
    }

    /// The words of all panels.
    public static var allValueStrings: [String] { allCases.map(\.word) }
}

extension Size: ExpressibleByArgument {
    /// Columns and rows written 120x40.
    public init?(argument: String) {
        let parts = argument.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (1...Size.most.width).contains(width),
            (1...Size.most.height).contains(height)
        else { return nil }
        self.init(width, height)
    }

    /// The size as it is written.
    public var defaultValueDescription: String { "\(width)x\(height)" }
}
