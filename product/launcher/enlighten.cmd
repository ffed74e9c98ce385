@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts an installed Enlighten: the workbench without a command, the command line with one.
setlocal
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
if not defined JAVA_HOME goto missing
if not exist "%JAVA_HOME%\bin\java.exe" goto missing
findstr /b /c:"JAVA_VERSION=\"25" "%JAVA_HOME%\release" >nul 2>nul || goto missing
set /p VERSION=<"%HOME_DIR%\lib\version"
if not defined ENLIGHTEN_CACHE set "ENLIGHTEN_CACHE=%LOCALAPPDATA%\Enlighten"
set "CACHE=%ENLIGHTEN_CACHE%\%VERSION%"
if not exist "%CACHE%" mkdir "%CACHE%"
set MODE=headless
if "%~1"=="" set MODE=desktop
if "%~1"=="--workspace" if "%~3"=="" set MODE=desktop
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CACHE%\%MODE%.jsa" -Xlog:disable --sun-misc-unsafe-memory-access=allow "-Denlighten.home=%HOME_DIR%" "-Denlighten.cache=%CACHE%" "-Denlighten.mode=%MODE%" -jar "%HOME_DIR%\lib\launcher.jar" %*
exit /b %ERRORLEVEL%
:missing
echo Enlighten needs a Java 25. Install a JDK 25 (https://adoptium.net) and set JAVA_HOME to its folder. 1>&2
exit /b 69
