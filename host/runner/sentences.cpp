#include "runner/sentences.hpp"

namespace jenjang::runner::sentences {
namespace {

std::string words(const Translated& from, std::string_view language) { return std::string(say(from, language)); }

}  // namespace

Translated hangs(std::chrono::milliseconds limit) {
  const std::string time = std::to_string(limit.count());
  return both("tidak menjawab dalam " + time + " milidetik dan dihentikan",
              "did not answer within " + time + " milliseconds and was stopped");
}

Translated not_ready_in_time() {
  return both("tidak siap pada waktunya dan dihentikan", "did not get ready in time and was stopped");
}

Translated garbles() {
  return both("menulis ke saluran milik aplikasi dan dihentikan",
              "wrote to the channel that belongs to the host and was stopped");
}

Translated ended_by(const std::string& plugin, const std::string& handler, const Translated& how) {
  return both("Plugin " + plugin + " " + words(how, "id") + " saat menjalankan " + handler + ".",
              "The plugin " + plugin + " " + words(how, "en") + " while it ran " + handler + ".");
}

Translated does_not_start(const std::string& plugin, const Translated& how) {
  return both("Plugin " + plugin + " " + words(how, "id") + " saat dimuat. Perbaiki plugin, lalu pilih Coba lagi.",
              "The plugin " + plugin + " " + words(how, "en") + " while it was loaded. Mend it, then choose Retry.");
}

Translated gave_up(const Translated& trouble, int attempts) {
  const std::string count = std::to_string(attempts);
  return both(
      words(trouble, "id") + " Percobaan ke-" + count + " adalah yang terakhir. Perbaiki plugin, lalu pilih Coba lagi.",
      words(trouble, "en") + " Attempt " + count + " was the last. Mend the plugin, then choose Retry.");
}

Translated too_large(const std::string& handler) {
  return both("Data untuk " + handler + " melebihi 4 MiB, batas satu panggilan. Kurangi baris atau periodenya.",
              "The data for " + handler + " exceed 4 MiB, the limit of one call. Use fewer rows or a shorter period.");
}

Error no_code(const std::string& plugin) {
  return failed(
      Failure::unknown, "NoPluginCode",
      both("Plugin " + plugin + " tidak ada, atau tidak memiliki berkas program. Bangun atau pasang plugin ini.",
           "There is no plugin " + plugin + ", or it has no program file. Build or install it."));
}

Error resting(const std::string& plugin, std::chrono::nanoseconds left) {
  const std::string seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(left).count());
  return failed(Failure::unavailable, "PluginResting",
                both("Plugin " + plugin + " sedang dimulai ulang setelah gangguan. Coba lagi dalam " + seconds +
                         " detik; isian Anda tetap tersimpan.",
                     "The plugin " + plugin + " is being restarted after trouble. Try again in " + seconds +
                         " seconds; what you entered is kept."));
}

Error queue_full(const std::string& plugin) {
  return failed(Failure::unavailable, "PluginQueueFull",
                both("Antrean plugin " + plugin + " penuh. Coba lagi sebentar lagi.",
                     "The queue of the plugin " + plugin + " is full. Try again in a moment."));
}

Error host_ends() {
  return failed(Failure::unavailable, "HostEnds",
                both("Aplikasi sedang dihentikan. Coba lagi setelah dimulai kembali.",
                     "The application is being stopped. Try again once it has started."));
}

}  // namespace jenjang::runner::sentences
