import ArgumentParser
import Dashboard
import Model
import Playback
import Store

/// The values that a shell offers when Tab is pressed. They are read from local files at that moment, without the
/// network; nothing is created or changed.
struct CompletionValues {
    private let configuration: Configuration
    private let themeFolder: ThemeFolder

    /// Reads the configuration that the words of a command line name, or else the user's own.
    init(words: [String] = []) {
        let file = ConfigurationFile(named: CompletionValues.value(of: "--config", in: words))
        var configuration = (try? file?.read().configuration) ?? Configuration()
        if let folder = CompletionValues.value(of: "--data", in: words) { configuration.data = folder }
        self.configuration = configuration
        themeFolder = ThemeFolder(besides: file?.path)
    }

    /// The word after an option, with the home folder for `~`.
    private static func value(of option: String, in words: [String]) -> String? {
        guard let position = words.firstIndex(of: option), position + 1 < words.count, !words[position + 1].isEmpty
        else {
            return nil
        }
        let word = words[position + 1]
        guard word.hasPrefix("~/"), let home = ProcessEnvironment.variable("HOME") else { return word }
        return home + word.dropFirst()
    }

    private var folder: DataFolder? {
        try? DataFolder.locate(
            explicit: configuration.data, environment: ProcessEnvironment.variables,
            executablePaths: ProcessEnvironment.executablePaths, workingDirectory: ProcessEnvironment.workingDirectory)
    }

    private var store: StoreContents? {
        LocalStore.folder(configuration).flatMap { try? StoreContents(folder: $0) }
    }

    /// The symbols of the watch lists, then of the tables, then of the store, each once.
    var symbols: [String] {
        let all = configuration.lists.flatMap(\.symbols) + (folder?.symbols ?? []) + (store?.symbols ?? [])
        var seen: Set<Symbol> = []
        return all.filter { seen.insert($0).inserted }.map(\.name)
    }

    /// The names of the watch lists.
    var lists: [String] { configuration.lists.map(\.name) }

    /// The names of the themes: the shipped ones, and the user's own.
    var themes: [String] { themeFolder.choices }

    /// Sessions up to the newest of the data: those of a month that was typed, the last of each month of a year that was
    /// typed, or else the last five and some of earlier times.
    func dates(typed: String) -> [String] {
        let newest = [folder?.lastDay, store?.lastDay].compactMap(\.self).max()
        let last = newest ?? ExchangeCalendar.nyse.lastClose(before: ProcessEnvironment.now())
        return CompletionValues.dates(typed: typed, last: last).map(String.init(describing:))
    }

    static func dates(typed: String, last: Day) -> [Day] {
        let calendar = ExchangeCalendar.nyse
        let parts = typed.split(separator: "-").compactMap { Int($0) }
        if typed.count >= 7, parts.count >= 2, let first = Day(parts[0], parts[1], 1) {
            return calendar.sessions(between: first, and: first + 31).filter { $0.month == first.month && $0 <= last }
        }
        if typed.count >= 4, let year = parts.first, (1900...last.year).contains(year) {
            let starts = (2...12).compactMap { Day(year, $0, 1) } + [Day(year + 1, 1, 1)].compactMap(\.self)
            let ends = starts.map { calendar.previousSession(before: $0) }
            return ends.filter { $0 <= last } + (year == last.year && !ends.contains(last) ? [last] : [])
        }
        let recent = (1..<5).reduce(into: [last]) { days, _ in
            days.append(calendar.previousSession(before: days[days.count - 1]))
        }
        return recent + [30, 91, 182, 365, 730, 1826, 3652].map { calendar.session(onOrBefore: last - $0) }
    }
}

extension CompletionKind {
    static let symbols = CompletionKind.custom { words, _, _ in CompletionValues(words: words).symbols }
    static let watchLists = CompletionKind.custom { words, _, _ in CompletionValues(words: words).lists }
    static let themes = CompletionKind.custom { words, _, _ in CompletionValues(words: words).themes }
    static let dates = CompletionKind.custom { words, index, prefix in
        CompletionValues(words: words).dates(typed: typedWord(words, index, prefix))
    }

    /// Values of which several are separated by commas: those of a list, or symbols if it is empty.
    static func listed(_ values: [String]) -> CompletionKind {
        .custom { words, index, prefix in
            let typed = typedWord(words, index, prefix)
            let head = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
            let chosen = Set(head.split(separator: ",").map(String.init))
            let names = values.isEmpty ? CompletionValues(words: words).symbols : values
            return names.filter { !chosen.contains($0) }.map { head + $0 }
        }
    }

    /// The word that is being completed, as far as it was typed.
    private static func typedWord(_ words: [String], _ index: Int, _ prefix: String) -> String {
        words.indices.contains(index) ? words[index] : prefix
    }
}
