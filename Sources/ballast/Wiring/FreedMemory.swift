#if canImport(Glibc)
    import Glibc

    /// Memory that is not used any more, but not yet the system's again.
    enum FreedMemory {
        /// Gives it back: what answers of megabytes were read with would otherwise stay for as long as the program runs.
        static func giveBack() {
            // Swift sees no header that declares it.
            guard let symbol = dlsym(nil, "malloc_trim") else { return }
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
        }
    }
#else
    /// Memory that is not used any more; elsewhere the system looks after it.
    enum FreedMemory {
        static func giveBack() {}
    }
#endif
