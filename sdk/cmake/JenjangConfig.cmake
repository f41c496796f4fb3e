# find_package(Jenjang): the headers as Jenjang::sdk, and jenjang_add_plugin(). Works from the source tree
# (-DJenjang_DIR=…/sdk/cmake) and where it was installed.
if(NOT TARGET Jenjang::sdk)
  get_filename_component(jenjang_include "${CMAKE_CURRENT_LIST_DIR}/../include" ABSOLUTE)
  if(NOT EXISTS "${jenjang_include}/jenjang/abi.h")  # installed: PREFIX/lib[/ARCHITECTURE]/cmake/Jenjang
    find_path(jenjang_include_installed jenjang/abi.h NO_CACHE NO_DEFAULT_PATH
              PATHS "${CMAKE_CURRENT_LIST_DIR}/../../../include" "${CMAKE_CURRENT_LIST_DIR}/../../../../include")
    get_filename_component(jenjang_include "${jenjang_include_installed}" ABSOLUTE)
  endif()
  add_library(Jenjang_sdk INTERFACE)
  add_library(Jenjang::sdk ALIAS Jenjang_sdk)
  target_include_directories(Jenjang_sdk INTERFACE "${jenjang_include}")
  target_compile_features(Jenjang_sdk INTERFACE cxx_std_20)
  unset(jenjang_include)
endif()
include("${CMAKE_CURRENT_LIST_DIR}/JenjangPlugin.cmake")
