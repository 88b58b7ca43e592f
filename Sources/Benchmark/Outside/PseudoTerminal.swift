import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal whose screen side is in our hands: what a program writes is read here, and keys are written here.
final class PseudoTerminal {
    /// Our side.
    let descriptor: Int32
    /// The program's side, kept open so that ours never reports a hang-up in between.
    let programs: Int32
    /// Its path.
    let path: String

    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// What came in one read, and when it was there.
    struct Arrival {
        let bytes: ArraySlice<UInt8>
        let time: ContinuousClock.Instant
    }

    /// A terminal of a size.
    init(_ size: Size) throws(BenchmarkError) {
        var extent = winsize(
            ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        var ours: Int32 = -1
        var theirs: Int32 = -1
        var name = [CChar](repeating: 0, count: 256)
        guard openpty(&ours, &theirs, &name, nil, &extent) == 0 else { throw .system("openpty", code: errno) }
        descriptor = ours
        programs = theirs
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        close(programs)
        close(descriptor)
    }

    /// Types text.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    /// What comes within a time, or nil where nothing does or the program has closed its side.
    func read(within limit: Duration) -> Arrival? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = max(0, Int32((limit / .milliseconds(1)).rounded(.up)))
        guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return nil }
        let count = systemRead(descriptor, &buffer, buffer.count)
        let time = ContinuousClock.now
        return count > 0 ? Arrival(bytes: buffer[..<count], time: time) : nil
    }

    /// Reads until nothing has come for a time, and returns how many bytes came and when the last ones did.
    @discardableResult
    func settle(quiet: Duration) -> (bytes: Int, last: ContinuousClock.Instant?) {
        var bytes = 0
        var last: ContinuousClock.Instant?
        while let arrival = read(within: quiet) {
            bytes += arrival.bytes.count
            last = arrival.time
        }
        return (bytes, last)
    }

    /// Reads for a time, whatever comes, and returns how many bytes came and in how many bursts.
    func listen(for span: Duration) -> (bytes: Int, bursts: Int) {
        let end = ContinuousClock.now + span
        var bytes = 0
        var bursts = 0
        var last: ContinuousClock.Instant?
        while ContinuousClock.now < end {
            guard let arrival = read(within: end - ContinuousClock.now) else { continue }
            bytes += arrival.bytes.count
            if last.map({ arrival.time - $0 > .milliseconds(4) }) ?? true { bursts += 1 }
            last = arrival.time
        }
        return (bytes, bursts)
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
