#include "runner/library.hpp"

#define BOOST_DLL_USE_STD_FS
#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <cstddef>
#include <fstream>
#include <iterator>

namespace jenjang::runner {
namespace {

std::string text(jenjang_str from) { return from.size == 0 ? std::string() : std::string(from.data, from.size); }

std::string listed(const std::vector<Name>& names) {
  std::string out;
  for (const Name& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::vector<Name> missing_from(const std::vector<Name>& names, const std::vector<Name>& wanted) {
  std::vector<Name> out;
  std::set_difference(wanted.begin(), wanted.end(), names.begin(), names.end(), std::back_inserter(out));
  return out;
}

/// M10 of the manifest's errors: binary and manifest must name the same.
Error differs(const Hello& hello, const std::string& indonesian, const std::string& english) {
  const std::string file = std::filesystem::path(hello.file).filename().string();
  return failed(Failure::broken, "M10",
                both("M10: " + file + " tidak cocok dengan plugin.yaml: " + indonesian +
                         " Bangun ulang plugin atau perbaiki plugin.yaml, lalu pilih Coba lagi.",
                     "M10: " + file + " does not fit plugin.yaml: " + english +
                         " Rebuild the plugin or mend plugin.yaml, then choose Retry."));
}

std::optional<Error> fault_of(const jenjang_plugin* plugin, const Hello& hello) {
  // A struct of a later version is longer, and its beginning is this one: only what is shorter cannot be read.
  if (!plugin || plugin->size < offsetof(jenjang_plugin, destroy) + sizeof plugin->destroy || !plugin->create ||
      !plugin->call || !plugin->destroy)
    return differs(hello, "jenjang_plugin_v1 tidak mengembalikan plugin yang lengkap.",
                   "jenjang_plugin_v1 does not return a complete plugin.");
  if (const std::string name = text(plugin->name); name != hello.plugin)
    return differs(hello, "namanya " + name + ", seharusnya " + hello.plugin + ".",
                   "it is called " + name + " and should be called " + hello.plugin + ".");
  if (const std::string version = text(plugin->version); version != hello.version)
    return differs(hello, "versinya " + version + ", seharusnya " + hello.version + ".",
                   "its version is " + version + " and should be " + hello.version + ".");

  std::vector<Name> names;
  for (std::size_t index = 0; index < plugin->handlers.size; ++index)
    names.push_back(text(plugin->handlers.data[index]));
  std::sort(names.begin(), names.end());
  if (const auto lacking = missing_from(names, hello.handlers); !lacking.empty())
    return differs(hello, "handler " + listed(lacking) + " tidak ada di dalamnya.",
                   "it lacks the handler " + listed(lacking) + ".");
  if (const auto unknown = missing_from(hello.handlers, names); !unknown.empty())
    return differs(hello, "handler " + listed(unknown) + " tidak disebut dalam plugin.yaml.",
                   "it has the handler " + listed(unknown) + ", which plugin.yaml does not name.");
  return std::nullopt;
}

}  // namespace

Result<Hash> hash_of_file(const std::filesystem::path& path) {
  std::error_code trouble;
  const auto size = std::filesystem::is_regular_file(path, trouble) ? std::filesystem::file_size(path, trouble) : 0;
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (size == 0 || !file.read(bytes.data(), std::streamsize(size)))
    return failed(
        Failure::unknown, "NoPluginFile",
        both("Berkas " + path.filename().string() + " tidak dapat dibaca. Bangun atau pasang lagi plugin ini.",
             "The file " + path.filename().string() + " cannot be read. Build or install the plugin again."),
        path.string());
  return sha256(bytes);
}

struct Library::Loaded {
  boost::dll::shared_library library;
};

Library::Library(std::unique_ptr<Loaded> loaded, const jenjang_plugin& plugin)
    : loaded_(std::move(loaded)), plugin_(&plugin) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

Result<Library> Library::open(const Hello& hello) {
  std::error_code trouble;
  auto loaded = std::make_unique<Loaded>();
  loaded->library.load(hello.file, trouble, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  if (trouble)
    return failed(Failure::broken, "PluginNotLoaded",
                  both("Berkas plugin tidak dapat dimuat: " + trouble.message(),
                       "The plugin's file cannot be loaded: " + trouble.message()));
  if (!loaded->library.has("jenjang_plugin_v1"))
    return differs(hello, "simbol jenjang_plugin_v1 tidak ada di dalamnya (JENJANG_PLUGIN belum ditulis?).",
                   "it does not export jenjang_plugin_v1 (is JENJANG_PLUGIN missing?).");
  const auto* plugin = loaded->library.get<const jenjang_plugin*()>("jenjang_plugin_v1")();
  if (auto fault = fault_of(plugin, hello)) return *fault;
  return Library(std::move(loaded), *plugin);
}

}  // namespace jenjang::runner
