import Dashboard
import Feeds
import Model
import Store
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looks at everything that the dashboard depends on. Nothing is made or changed by that.
struct Examination {
    let options: CommonOptions
    /// The time for each source.
    let limit: Duration

    /// What is found.
    func run() async -> Diagnosis {
        let file = ConfigurationFile(named: options.config)
        var read: (configuration: Configuration, errors: [ConfigurationError]) = (Configuration(), [])
        var fault: String?
        do throws(Failure) { read = try file?.read() ?? read } catch { fault = error.words }
        let configuration = options.overrides.applied(to: read.configuration)
        let checks = await SourceExamination(
            settings: configuration.sources, limit: limit, watched: configuration.ownSymbols
        ).run()
        let now = Surroundings.now()
        let findings =
            here(configuration) + [
                .configuration(path: file?.path, isThere: file?.isThere ?? false, errors: read.errors, fault: fault),
                .clock(now, skews: checks.compactMap(\.skew)),
            ] + sources(configuration.sources, checks)
        return Diagnosis(findings: findings, time: now, ascii: configuration.ascii)
    }

    private func here(_ configuration: Configuration) -> [Finding] {
        let terminal = TerminalReport(
            TerminalOptions(
                palette: configuration.theme.palette, ascii: options.overrides.terminalASCII(configuration)))
        let folder = LocalStore.folder(configuration)
        return [
            .locale(named: terminal.locale, codeset: terminal.codeset, ascii: terminal.ascii),
            .terminal(terminal),
            .colours(
                terminal.colours, colorTerm: Surroundings.variable("COLORTERM"),
                noColor: Surroundings.variable("NO_COLOR") != nil),
            .data(dataFolder(configuration), sizes: Examination.size, sums: Examination.sum),
            .store(
                path: folder.map { "\($0)/\(MarketStore.fileName)" }, store(folder),
                refusal: folder.flatMap { WriteRefusal(folder: $0) }),
        ] + doubts(folder)
    }

    /// What is held back; a store that cannot be read has a finding of its own.
    private func doubts(_ folder: String?) -> [Finding] {
        guard let folder, Surroundings.exists("\(folder)/\(MarketStore.fileName)") else { return [] }
        let aside = MarketStore.filesAside(in: folder).map { Finding.aside("\(folder)/\($0)") }
        return aside + Finding.doubts((try? StoreDoubts(folder: folder, now: Surroundings.now())).flatMap(\.self))
    }

    private func dataFolder(_ configuration: Configuration) -> Result<DataFolder, FeedError> {
        Result { () throws(FeedError) in
            try DataFolder.locate(
                explicit: configuration.data, environment: Surroundings.variables,
                executablePaths: Surroundings.executablePaths, workingDirectory: Surroundings.workingDirectory)
        }
    }

    private func store(_ folder: String?) -> Result<StoreReport?, StoreError> {
        guard let folder else { return .success(nil) }
        return Result { () throws(StoreError) in try StoreReport(folder: folder, now: Surroundings.now()) }
    }

    /// Each source by its own word: what came, or why it is not asked.
    private func sources(_ settings: SourcesConfiguration, _ checks: [ServiceCheck]) -> [Finding] {
        let off = ServiceMakers.off(settings)
        return SourceWord.allCases.flatMap { word -> [Finding] in
            let own = checks.filter { $0.name == word.rawValue || $0.name.hasPrefix("\(word.rawValue) ") }
            if !own.isEmpty { return own.map(Finding.source) }
            let reason = off.first { $0.name == word.rawValue }?.reason ?? "nothing to ask"
            return [.off(word, reason: reason, isOffline: options.offline)]
        }
    }

    /// The SHA-256 of a table; nil where it cannot be read.
    private static func sum(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return ferror(file) == 0 ? SHA256.hexadecimal(bytes) : nil
    }

    private static func size(_ path: String) -> Int? {
        var about = stat()
        return stat(path, &about) == 0 ? Int(about.st_size) : nil
    }
}
