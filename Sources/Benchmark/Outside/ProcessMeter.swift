#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system counts about a process; nil where it does not tell (only Linux does here).
struct ProcessMeter {
    /// Whose figures.
    let id: pid_t

    /// Of this process.
    static var own: ProcessMeter { ProcessMeter(id: getpid()) }

    /// Memory in use, in megabytes of 10⁶ bytes, its own and shared files'.
    var residentMB: Double? { status("VmRSS") }
    /// The most it ever was.
    var peakMB: Double? { status("VmHWM") }
    /// The part that belongs to no file.
    var anonymousMB: Double? { status("RssAnon") }

    /// Processor time of all its threads so far, those that have ended among them, in seconds.
    var processorSeconds: Double? {
        #if canImport(Glibc)
            var clock = clockid_t()
            var time = timespec()
            guard clock_getcpuclockid(id, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        #else
            return nil
        #endif
    }

    private func status(_ name: String) -> Double? {
        guard let text = file("/proc/\(id)/status") else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix("\(name):") {
            let words = line.split { $0 == " " || $0 == "\t" }
            return words.count > 1 ? Double(words[1]).map { $0 * 1024 / 1e6 } : nil
        }
        return nil
    }

    private func file(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
