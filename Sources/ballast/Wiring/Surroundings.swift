import Dashboard
import Feeds
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the program finds around it: variables, its own file, the working directory, the wall clock.
enum Surroundings {
    /// The environment's variables.
    static var variables: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee.map({ String(cString: $0) }) {
            if let sign = text.firstIndex(of: "=") {
                variables[String(text[..<sign])] = String(text[text.index(after: sign)...])
            }
            entry += 1
        }
        return variables
    }

    /// The value of one variable.
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The program's own file, links followed where the system can tell.
    static var executablePath: String {
        realpath("/proc/self/exe") ?? realpath(CommandLine.arguments.first ?? "") ?? CommandLine.arguments.first ?? ""
    }

    /// The program's own file, links followed, then the link that it was called by, where there is one: either may stand
    /// beside the tables.
    static var executablePaths: [String] {
        let own = executablePath
        guard let called = calledPath, called != own else { return [own] }
        return [own, called]
    }

    /// The path that the program was called by, made absolute; a bare name is looked for as a shell does it.
    private static var calledPath: String? {
        guard let called = CommandLine.arguments.first, !called.isEmpty else { return nil }
        if called.contains("/") { return called.hasPrefix("/") ? called : "\(workingDirectory)/\(called)" }
        let folders = (variable("PATH") ?? "").split(separator: ":").map(String.init)
        return folders.lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(called)" }.first { access($0, X_OK) == 0 }
    }

    /// Whether there is a file.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The working directory.
    static var workingDirectory: String { realpath(".") ?? "." }

    /// The number of the signal that Ctrl-C stands for.
    static var interrupt: Int32 { SIGINT }

    /// The wall clock in local time, and the seconds until it shows another minute.
    static func clock() -> (now: WallClock, secondsLeft: Int) {
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
        let day = Day(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday)) ?? Day(number: 0)
        let text = "\(two(local.tm_hour)):\(two(local.tm_min))"
        return (WallClock(day, time: text), max(1, 60 - Int(local.tm_sec)))
    }

    /// The instant by the system's clock.
    @Sendable static func now() -> Timestamp { SourceClock.now() }

    private static func realpath(_ path: String) -> String? {
        #if canImport(Glibc)
            guard let resolved = Glibc.realpath(path, nil) else { return nil }
        #else
            guard let resolved = Darwin.realpath(path, nil) else { return nil }
        #endif
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
