import Dashboard
import Formats
import Model
import Networking
import Playback
import Services
import Store
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Examines everything that the dashboard depends on, without creating or changing anything.
struct Examination {
    let options: CommonOptions
    let desk: DeskOptions
    /// The time limit per source.
    let limit: Duration

    /// Runs all checks.
    func run() async -> Diagnosis {
        let file = ConfigurationFile(named: options.config)
        var read: (configuration: Configuration, errors: [ConfigurationError]) = (Configuration(), [])
        var failure: String?
        do throws(Failure) { read = try file?.read() ?? read } catch { failure = error.message }
        let configuration = options.overrides.applied(to: read.configuration)
        let deskFinding = await deskFinding()
        // Of a desk only the collector polls the services.
        let isPolled = deskFinding == nil || configuration.desk.hasFallback
        let examination = SourceExamination(
            settings: configuration.sources, limit: limit, watched: configuration.ownSymbols)
        let checks = isPolled ? await examination.run() : []
        let now = ProcessEnvironment.now()
        let findings =
            here(configuration) + [
                .configuration(path: file?.path, exists: file?.exists ?? false, errors: read.errors, failure: failure),
                .clock(now, skews: checks.compactMap(\.skew)),
            ] + [deskFinding].compactMap(\.self)
            + (isPolled ? sources(configuration.sources, checks) : ServiceDefinition.all.map(Finding.ofCollector))
        return Diagnosis(findings: findings, time: now, ascii: configuration.ascii)
    }

    /// The finding for the desk; nil without one. A configuration that cannot be read has its own finding.
    private func deskFinding() async -> Finding? {
        guard let resolved = try? options.uncheckedOptions(of: desk) else { return nil }
        return await DeskExamination(resolved: resolved, limit: limit).run()
    }

    private func here(_ configuration: Configuration) -> [Finding] {
        let terminal = TerminalReport(
            TerminalOptions(
                palette: configuration.theme.theme.palette, ascii: options.overrides.terminalASCII(configuration)))
        let folder = LocalStore.folder(configuration)
        return [
            .locale(named: terminal.locale, codeset: terminal.codeset, ascii: terminal.ascii),
            .terminal(terminal),
            .colours(
                terminal.colours, colorTerm: ProcessEnvironment.variable("COLORTERM"),
                noColor: ProcessEnvironment.variable("NO_COLOR") != nil),
            .data(dataFolder(configuration), sizes: Examination.size, sums: Examination.hash),
            .store(
                path: folder.map { "\($0)/\(MarketStore.fileName)" }, store(folder),
                refusal: folder.flatMap { WriteRefusal(folder: $0) }),
        ] + doubts(folder)
    }

    /// Findings about withheld figures; a store that cannot be read has its own finding.
    private func doubts(_ folder: String?) -> [Finding] {
        guard let folder, ProcessEnvironment.exists("\(folder)/\(MarketStore.fileName)") else { return [] }
        let aside = MarketStore.damagedFiles(in: folder).map { Finding.setAside("\(folder)/\($0)") }
        return aside
            + Finding.anomalies((try? StoreAnomalies(folder: folder, now: ProcessEnvironment.now())).flatMap(\.self))
    }

    private func dataFolder(_ configuration: Configuration) -> Result<DataFolder, FeedError> {
        Result { () throws(FeedError) in
            try DataFolder.locate(
                explicit: configuration.data, environment: ProcessEnvironment.variables,
                executablePaths: ProcessEnvironment.executablePaths,
                workingDirectory: ProcessEnvironment.workingDirectory)
        }
    }

    private func store(_ folder: String?) -> Result<StoreReport?, StoreError> {
        guard let folder else { return .success(nil) }
        return Result { () throws(StoreError) in try StoreReport(folder: folder, now: ProcessEnvironment.now()) }
    }

    /// The findings for each source: the result of its check, or why it is not polled.
    private func sources(_ settings: SourcesConfiguration, _ checks: [ServiceCheck]) -> [Finding] {
        let environment = ProcessEnvironment.variables
        return ServiceDefinition.all.flatMap { service -> [Finding] in
            let matching = checks.filter { $0.name == service.name || $0.name.hasPrefix("\(service.name) ") }
            if !matching.isEmpty { return matching.map(Finding.source) }
            return [.off(service, settings, environment: environment)]
        }
    }

    /// The SHA-256 of a file; nil if it cannot be read.
    private static func hash(_ path: String) -> String? {
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
