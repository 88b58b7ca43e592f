import Dashboard
import Formats
import Model
import Playback
import Screen
import Store
import Terminal

/// Findings about this machine, from values alone.
extension Finding {
    /// The locale, as named in the environment and as resolved by the system.
    static func locale(named: String?, codeset: String?, ascii: Bool) -> Finding {
        let isUnicode = codeset == "UTF-8"
        if isUnicode || (named == nil && !ascii) {
            return Finding(.locale, .ok, "\(named ?? "none is set"): UTF-8")
        }
        let advice = "LC_ALL=C.UTF-8 in the environment, or install the locale that is set"
        guard let codeset else {
            return Finding(
                .locale, .warning,
                "\(named ?? "none") is not on this system; drawn \(ascii ? "with ASCII" : "as UTF-8")",
                advice: advice)
        }
        return Finding(.locale, .warning, "\(named ?? "none is set"): \(codeset), drawn with ASCII", advice: advice)
    }

    /// The terminal: type, terminfo entry, size.
    static func terminal(_ report: TerminalReport) -> Finding {
        terminal(
            type: report.type, opensAs: report.opensAs, error: report.openingError?.description, size: report.size,
            isTerminal: report.isInput && report.isOutput)
    }

    static func terminal(type: String?, opensAs: String?, error: String?, size: Size?, isTerminal: Bool) -> Finding {
        if let error {
            let state: State = isTerminal ? .failed : .warning
            return Finding(.terminal, state, error, advice: "TERM=xterm-256color, or install ncurses-term")
        }
        let name = [type, opensAs == type ? nil : opensAs.map { "opened as \($0)" }].compactMap(\.self)
            .joined(separator: ", ")
        guard isTerminal else {
            return Finding(
                .terminal, .ok, "\(name); input or output is a file or a pipe, so one frame is printed")
        }
        guard let size else {
            return Finding(
                .terminal, .warning, "\(name); it does not report its size", advice: "stty rows 40 columns 120")
        }
        let description = "\(name), \(size.width)x\(size.height)"
        let least = Layout.minimumSize
        if size.width < least.width || size.height < least.height {
            return Finding(
                .terminal, .warning, "\(description): too small",
                advice: "a window of \(least.width)x\(least.height) or more; 120x40 shows everything")
        }
        return Finding(.terminal, .ok, description)
    }

    /// The colour depth, and what limits it.
    static func colours(_ depth: ColourDepth, colorTerm: String?, noColor: Bool) -> Finding {
        let claimed = colorTerm.flatMap { $0.isEmpty ? nil : $0 }.map { "COLORTERM=\($0)" } ?? "COLORTERM is not set"
        if noColor { return Finding(.colours, .ok, "none, because NO_COLOR is set") }
        switch depth {
        case .trueColour: return Finding(.colours, .ok, "all 16 million, \(claimed)")
        case .indexed: return Finding(.colours, .ok, "256, \(claimed)")
        case .sixteen: return Finding(.colours, .ok, "16, \(claimed)")
        case .eight: return Finding(.colours, .ok, "8, \(claimed)")
        case .none:
            return Finding(
                .colours, .warning, "none, \(claimed)",
                advice: "TERM=xterm-256color, where the terminal is a modern one")
        }
    }

    /// The bundled tables, or why there are none.
    ///
    /// - Parameters:
    ///   - sizes: returns the size of a file in bytes; nil if there is none.
    ///   - sums: returns the SHA-256 of a file; nil if it cannot be read. Pass nil to skip comparing hashes.
    static func data(
        _ folder: Result<DataFolder, FeedError>, sizes: (String) -> Int?, sums: ((String) -> String?)? = nil
    ) -> Finding {
        let tables: DataFolder
        switch folder {
        case .failure(let error):
            return Finding(
                .data, .failed, error.description, advice: "--data DIR, or BALLAST_DATA=DIR, or install the tables")
        case .success(let folder): tables = folder
        }
        let entries = tables.manifest.entries
        let newest = entries.map(\.last).compactMap { Day($0) }.max()
        let description = "\(tables.path): \(entries.count) tables\(newest.map { ", up to \($0)" } ?? "")"
        let details = [JSON.Member("tables", JSON(entries.count)), JSON.Member("asOf", JSON(newest))]
        let wrong = entries.filter { entry in
            let path = "\(tables.path)/\(entry.file)"
            return sizes(path) != entry.bytes || sums.map { $0(path) != entry.sha256.lowercased() } ?? false
        }.map(\.file)
        if let first = wrong.first ?? tables.manifest.errors.first?.description {
            let others = max(wrong.count, tables.manifest.errors.count) - 1
            return Finding(
                .data, .warning,
                "\(description); \(first) does not match the manifest\(others > 0 ? ", nor do \(others) others" : "")",
                advice: "install the tables again", details: details)
        }
        return Finding(.data, .ok, description, details: details)
    }

    /// The configuration, or why it could not be read.
    static func configuration(path: String?, exists: Bool, errors: [ConfigurationError], failure: String?) -> Finding {
        if let failure {
            return Finding(
                .configuration, .failed, failure, advice: "ballast config --default shows what is allowed")
        }
        guard let path else { return Finding(.configuration, .warning, "no folder for one", advice: "set HOME") }
        guard !errors.isEmpty else {
            return Finding(.configuration, .ok, exists ? path : "\(path) does not exist: the defaults apply")
        }
        let details = errors.map { error in
            [
                "file": .string(error.file), "line": JSON(error.line), "key": JSON(error.key),
                "message": .string(error.message),
            ] as JSON
        }
        let others = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        return Finding(
            .configuration, .failed, errors[0].description + others, advice: "ballast config --check lists all of them",
            details: [JSON.Member("errors", .array(details))])
    }
}
