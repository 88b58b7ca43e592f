import Dashboard
import Model
import Networking

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The environment of the process: variables, executable, working directory, wall clock.
enum ProcessEnvironment {
    /// All environment variables.
    static var variables: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee.map({ String(cString: $0) }) {
            if let separator = text.firstIndex(of: "=") {
                variables[String(text[..<separator])] = String(text[text.index(after: separator)...])
            }
            entry += 1
        }
        return variables
    }

    /// The value of a variable.
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The program's folder in a user folder: the one that a variable names, or else one in the home folder; nil if
    /// neither is known.
    static func userFolder(_ name: String, orElse path: String) -> String? {
        if let folder = variable(name), folder.hasPrefix("/") { return "\(folder)/ballast" }
        return variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/\(path)/ballast" : nil }
    }

    /// The path of the executable, with links resolved where the system supports it.
    static var executablePath: String {
        realpath("/proc/self/exe") ?? realpath(CommandLine.arguments.first ?? "") ?? CommandLine.arguments.first ?? ""
    }

    /// The path of the executable with links resolved, followed by the path of the link that was run, if any: the
    /// tables may be next to either.
    static var executablePaths: [String] {
        let own = executablePath
        guard let called = calledPath, called != own else { return [own] }
        return [own, called]
    }

    /// The absolute path of the command that was run; a bare name is looked up in PATH, as a shell does.
    private static var calledPath: String? {
        guard let called = CommandLine.arguments.first, !called.isEmpty else { return nil }
        if called.contains("/") { return called.hasPrefix("/") ? called : "\(workingDirectory)/\(called)" }
        let folders = (variable("PATH") ?? "").split(separator: ":").map(String.init)
        return folders.lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(called)" }.first { access($0, X_OK) == 0 }
    }

    /// Whether a file exists.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static var workingDirectory: String { realpath(".") ?? "." }

    /// The number of the signal that Ctrl-C sends.
    static var interrupt: Int32 { SIGINT }

    /// The wall clock in local time, and the seconds until the next minute.
    static func clock() -> (now: WallClock, secondsLeft: Int) {
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
        let day = Day(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday)) ?? Day(number: 0)
        let text = "\(two(local.tm_hour)):\(two(local.tm_min))"
        return (WallClock(day, time: text), max(1, 60 - Int(local.tm_sec)))
    }

    /// The current time by the system's clock.
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

    /// The folder of the user's own files, by the XDG base directory specification.
    static var configurationFolder: String? {
        if let named = variable("XDG_CONFIG_HOME"), named.hasPrefix("/") {
            return named + "/ballast"
        }
        return variable("HOME").map { $0 + "/.config/ballast" }
    }
}
