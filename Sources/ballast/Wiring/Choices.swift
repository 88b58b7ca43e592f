import Dashboard
import Feeds
import Model
import Screen

/// What a command line says over the configuration.
struct Overrides: Sendable {
    /// As in the configuration; nil where the command line says nothing.
    var data: String?
    var thesis: String?
    var theme: Theme?
    var bell: Bell?
    var ascii: Bool?
    /// Whether no source is to be asked, whatever the configuration says.
    var isOffline = false

    /// The configuration with this said over it.
    func applied(to configuration: Configuration) -> Configuration {
        var configuration = configuration
        configuration.data = data ?? configuration.data
        configuration.thesis = thesis ?? configuration.thesis
        configuration.theme = theme ?? configuration.theme
        configuration.bell = bell ?? configuration.bell
        configuration.ascii = ascii ?? configuration.ascii
        if isOffline { configuration.sources = configuration.sources.offline }
        return configuration
    }

    /// Whether a terminal is drawn on with ASCII only; nil where its kind decides, as it does unless a person knows better.
    func terminalASCII(_ configuration: Configuration) -> Bool? { ascii ?? (configuration.ascii ? true : nil) }
}

/// What was chosen for a command, in a configuration and on its command line.
struct Choices: Sendable {
    /// The configuration with the command line said over it.
    private(set) var configuration: Configuration
    /// What was wrong with its file; such keys are as they are by default.
    let errors: [ConfigurationError]
    /// Its file, whether it is there or not; nil where there is no place for one.
    let file: ConfigurationFile?
    /// What that file was before it was read; nil where it was not there.
    let mark: FileMark?
    /// What the command line said.
    let overrides: Overrides

    /// What was chosen in a file that was named, or in the user's own.
    init(named: String? = nil, over overrides: Overrides = Overrides()) throws(Failure) {
        file = ConfigurationFile(named: named)
        mark = file.flatMap { FileMark($0.path) }
        self.overrides = overrides
        let read = try file?.read()
        configuration = overrides.applied(to: read?.configuration ?? Configuration())
        errors = read?.errors ?? []
    }

    /// The same with another configuration.
    func with(_ configuration: Configuration) -> Choices {
        var choices = self
        choices.configuration = configuration
        return choices
    }

    /// The folder of data tables, or nil to look for it.
    var data: String? { configuration.data }
    /// The file of the thesis, or nil to look for it.
    var thesis: String? { configuration.thesis }
    /// The colours.
    var theme: Theme { configuration.theme }
    /// Whether to draw with ASCII only.
    var ascii: Bool { configuration.ascii }
    /// The same for a terminal, which may have no glyph for more; nil where its kind decides.
    var terminalASCII: Bool? { overrides.terminalASCII(configuration) }
}
