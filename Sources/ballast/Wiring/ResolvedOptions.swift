import Dashboard
import Screen
import Services

/// Options of the command line that override the configuration.
struct Overrides: Sendable {
    /// The setting of the same name in the configuration; nil if not given on the command line.
    var data: String?
    var thesis: String?
    var theme: ThemeChoice?
    var bell: Bell?
    var ascii: Bool?
    /// Whether no source is polled, regardless of the configuration.
    var isOffline = false
    /// The address of a desk and its name, credentials and certificate authorities.
    var desk: String?, deskName: String?, deskCredentials: String?, deskAuthorities: String?

    /// The configuration with these overrides.
    func applied(to configuration: Configuration) -> Configuration {
        var configuration = configuration
        configuration.data = data ?? configuration.data
        configuration.thesis = thesis ?? configuration.thesis
        configuration.theme = theme ?? configuration.theme
        configuration.bell = bell ?? configuration.bell
        configuration.ascii = ascii ?? configuration.ascii
        configuration.desk.address = desk ?? configuration.desk.address
        configuration.desk.name = deskName ?? configuration.desk.name
        configuration.desk.credentials = deskCredentials ?? configuration.desk.credentials
        configuration.desk.authorities = deskAuthorities ?? configuration.desk.authorities
        if isOffline { configuration.sources = configuration.sources.offline }
        return configuration
    }

    /// Whether the terminal is limited to ASCII; nil to decide by its type, which is the default.
    func terminalASCII(_ configuration: Configuration) -> Bool? { ascii ?? (configuration.ascii ? true : nil) }
}

/// The options of a command, resolved from a configuration and the command line.
struct ResolvedOptions: Sendable {
    /// The configuration including the overrides.
    private(set) var configuration: Configuration
    /// The errors in the file; keys with errors have their defaults.
    let errors: [ConfigurationError]
    /// The configuration file, whether it exists or not; nil if there is no folder for one.
    let file: ConfigurationFile?
    /// The version of the file before it was read; nil if it did not exist.
    let fileVersion: FileVersion?
    /// The options of the command line.
    let overrides: Overrides

    /// Reads a named file, or the user's own.
    init(named: String? = nil, over overrides: Overrides = Overrides()) throws(Failure) {
        file = ConfigurationFile(named: named)
        fileVersion = file.flatMap { FileVersion($0.path) }
        self.overrides = overrides
        let read = try file?.read()
        configuration = overrides.applied(to: read?.configuration ?? Configuration())
        errors = read?.errors ?? []
    }

    /// The same options with another configuration.
    func with(_ configuration: Configuration) -> ResolvedOptions {
        var resolved = self
        resolved.configuration = configuration
        return resolved
    }

    /// The folder of data tables; nil to search for it.
    var data: String? { configuration.data }
    /// The file of the thesis; nil to search for it.
    var thesis: String? { configuration.thesis }
    var theme: ThemeChoice { configuration.theme }
    /// The folder of the user's own themes.
    var themeFolder: ThemeFolder { ThemeFolder(besides: file?.path) }
    /// Whether to draw with ASCII characters only.
    var ascii: Bool { configuration.ascii }
    /// The same for a terminal, which may lack other glyphs; nil to decide by its type.
    var terminalASCII: Bool? { overrides.terminalASCII(configuration) }

    /// The themes for the first frame: the shipped ones, the configured one, and the one that was chosen over it.
    func openingThemes(_ saved: SavedState?) -> [Theme] {
        var themes = Theme.shipped
        if case .fixed(let own) = theme, themes.named(own.name) == nil { themes.append(own) }
        if let name = saved?.themeName(configured: theme), themes.named(name) == nil,
            case .fixed(let chosen)? = try? themeFolder.choice(named: name)
        {
            themes.append(chosen)
        }
        return themes
    }
}
